import fc from 'fast-check';
import { ByteWriter } from './byte-writer';
import { writeDouble, writeInteger, writeScaled, writeZeroFilled } from './decimal-text';
import { isPlainText } from './plain-text';
import { Utf8Literal } from './utf8-literal';
import { writeHexGroup, writeUuid } from './uuid-text';

const MAX = Number.MAX_SAFE_INTEGER;

function written(write: (out: ByteWriter) => void): string {
  const out = new ByteWriter(64);
  write(out);
  return new TextDecoder().decode(out.take());
}

describe('writing numbers as text', () => {
  it('writes integers as JavaScript does', () => {
    const powers = Array.from({ length: 16 }, (_, i) => 10 ** i).flatMap((power) => [
      power - 1,
      power,
      power + 1,
    ]);
    for (const value of [...powers, MAX]) {
      expect(written((out) => writeInteger(out, value))).toBe(String(value));
      expect(written((out) => writeInteger(out, -value))).toBe(String(-value + 0));
    }
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        (value) => written((out) => writeInteger(out, value)) === String(value),
      ),
    );
  });

  it('writes doubles as JavaScript does', () => {
    const special = [
      0,
      -0,
      0.1,
      -0.5,
      1e21,
      1e-7,
      5e-324,
      Number.MAX_VALUE,
      123456789.12,
      0.000001,
      99.995,
      1e9,
      1e13,
      1e15,
    ];
    for (const value of special) expect(written((out) => writeDouble(out, value))).toBe(String(value));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(written((out) => writeDouble(out, value))).toBe(String(value));
      }),
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }), (unscaled, decimals) => {
        const value = unscaled / 10 ** decimals;
        expect(written((out) => writeDouble(out, value))).toBe(String(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('writes scaled numbers with all their decimals', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }), (unscaled, scale) => {
        const digits = String(Math.abs(unscaled)).padStart(scale + 1, '0');
        const whole = digits.slice(0, digits.length - scale);
        const expected = `${unscaled < 0 ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''}`;
        expect(written((out) => writeScaled(out, unscaled, scale))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('fills up with zeros', () => {
    expect(written((out) => writeZeroFilled(out, 42, 8))).toBe('00000042');
    expect(written((out) => writeZeroFilled(out, 42, 1))).toBe('42');
    expect(written((out) => writeZeroFilled(out, 0, 18))).toBe('0'.repeat(18));
    expect(written((out) => writeZeroFilled(out, MAX, 18))).toBe('009007199254740991');
  });

  it('writes UUIDs and hexadecimal groups', () => {
    const words = Int32Array.of(0x00112233, 0x44556677, 0x8899aabb | 0, 0xccddeeff | 0);
    expect(written((out) => writeUuid(out, words))).toBe('00112233-4455-6677-8899-aabbccddeeff');
    for (const value of [0, 1, 15, 16, 255, 256, 4095, 4096, 65535]) {
      expect(written((out) => writeHexGroup(out, value))).toBe(value.toString(16));
    }
  });
});

describe('Utf8Literal', () => {
  it('writes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 15 }), (text) => {
        const literal = new Utf8Literal(text);
        expect(written((out) => literal.write(out))).toBe(text);
      }),
    );
  });
});

describe('isPlainText', () => {
  it.each([
    '',
    '=1+1',
    '+1',
    '-1',
    '@a',
    'a,b',
    'a;b',
    'a|b',
    'a\tb',
    'a"b',
    'a\\b',
    'a\nb',
    'a\rb',
    '\u0001',
  ])('is not %j', (text) => expect(isPlainText(text)).toBe(false));
  it.each(["O'Keefe", 'Åland', 'a-b', '1=1', ' ', '日本'])('is %j', (text) =>
    expect(isPlainText(text)).toBe(true),
  );
});

describe('ByteWriter', () => {
  it('keeps what was written when it grows', () => {
    const out = new ByteWriter(4);
    for (let i = 0; i < 1000; i++) {
      out.ensure(17);
      writeInteger(out, i);
    }
    const expected = Array.from({ length: 1000 }, (_, i) => i).join('');
    expect(new TextDecoder().decode(out.take())).toBe(expected);
    expect(out.pos).toBe(0);
  });
});
