import { formatBytes, formatCount, formatSeconds, plural } from './format';

describe('figures', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567.6, '1,234,568'],
  ])('count %p', (value, text) => expect(formatCount(value)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '0.977 KiB'],
    [1536, '1.50 KiB'],
    [1023 * 1024, '0.999 MiB'],
    [12_582_912, '12.0 MiB'],
    [999.4 * 1024 ** 2, '999 MiB'],
    [5 * 1024 ** 5, '5.12e+3 TiB'],
  ])('bytes %p', (value, text) => expect(formatBytes(value)).toBe(text));

  it.each([
    [0.04, '0.0 s'],
    [12.345, '12.3 s'],
    [59.94, '59.9 s'],
    [59.96, '1 min 00 s'],
    [125.2, '2 min 05 s'],
  ])('seconds %p', (value, text) => expect(formatSeconds(value)).toBe(text));

  it('plural', () => {
    expect([plural(1, 'row'), plural(2000, 'row')]).toEqual(['1 row', '2,000 rows']);
  });
});
