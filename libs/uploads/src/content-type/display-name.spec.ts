import fc from 'fast-check';
import { displayName } from './display-name';
import { computeMs } from '../../../../test/setup/compute-time';

describe('displayName', () => {
  it.each([
    ['rows.csv', 'rows.csv'],
    ['Überblick 2026 (final).xlsx', 'Überblick 2026 (final).xlsx'],
    ['данные 数据 🎉👩‍👩‍👧.json', 'данные 数据 🎉👩‍👩‍👧.json'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\rows.csv', 'rows.csv'],
    ['/', 'unnamed'],
    ['', 'unnamed'],
    ['..', 'unnamed'],
    [' . ', 'unnamed'],
    ['.htaccess', 'htaccess'],
    ['rows.csv. . ', 'rows.csv'],
    ['a\0b\r\nSet-Cookie: x\x7f\x85.csv', 'abSet-Cookie: x.csv'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\u2066b\u2069c\u200fd\u061ce.csv', 'abcde.csv'],
    ['\ufeffrows\u200b.csv', 'rows.csv'],
    ['a\ud800b.csv', 'ab.csv'],
    ['__proto__', '__proto__'],
    ['Cafe\u0301.csv', 'Café.csv'],
  ])('%j becomes %j', (given, expected) => {
    expect(displayName(given)).toBe(expected);
  });

  it('cuts long names to 255 bytes at a character, and keeps the extension', () => {
    expect(displayName(`${'x'.repeat(300)}.csv`)).toBe(`${'x'.repeat(251)}.csv`);
    expect(displayName(`${'ž'.repeat(300)}.csv`)).toBe(`${'ž'.repeat(125)}.csv`);
    expect(displayName(`${'🎉'.repeat(100)}.csv`)).toBe(`${'🎉'.repeat(62)}.csv`);
    expect(displayName('.'.repeat(5000) + 'x'.repeat(5000))).toBe('unnamed');
  });

  it('is quick about names made to be slow', () => {
    const ms = computeMs(() => {
      displayName(`a${' '.repeat(16_000)}b`);
      displayName(`a${'.'.repeat(16_000)}b`);
    });
    expect(ms).toBeLessThan(200);
  });

  it('never yields more than 255 bytes, an empty name, or a name it would change again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const shown = displayName(name);
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255);
        expect(shown).not.toBe('');
        expect(displayName(shown)).toBe(shown);
      }),
    );
  });
});
