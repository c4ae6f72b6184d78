import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { InvalidSchema } from '../../engine.errors';
import { characters, HEX } from './part';

describe('a text of parts', () => {
  it('chooses every part evenly and independently of the others', () => {
    const values = valuesOfField({ type: 'colorHex' }, 60_000);
    for (let at = 1; at < 6; at++) {
      const counts = new Map<string, number>();
      for (const value of values) {
        const pair = value.slice(at, at + 2);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
      const expected = values.length / 256;
      const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(counts.size).toBe(256);
      expect(chi).toBeLessThan(330.5); // 99.9 % of chi-square with 255 degrees of freedom
    }
  });

  it('gives every value exactly once when there are as many rows as values', () => {
    const field = { name: 'value', type: 'icd10Code', unique: true };
    const [column] = planOf([field], { count: 25_000 }).columns;
    const values = valuesOf(column!, 0, 25_000);
    expect(new Set(values).size).toBe(25_000);
    expect(values.every((value) => /^[A-TV-Z]\d\d\.\d$/.test(value!))).toBe(true);
    expect(() => planOf([field], { count: 25_001 })).toThrow(InvalidSchema);
  });

  it('promises many different values even when it is longer than an index can count', () => {
    for (const type of ['digest', 'nanoid', 'apiKey', 'ulid', 'objectId', 'traceId', 'cuid2']) {
      const values = planOf([{ name: 'value', type, unique: true }], { count: 1e9 });
      expect(valuesOf(values.columns[0]!, 1e9 - 3, 3)).toHaveLength(3);
    }
  });

  it('cuts characters into runs that 32-bit integers can count', () => {
    for (const alphabet of ['01', HEX, 'abcdefghijklmnopqrstuvwxyz0123456789-']) {
      for (const length of [1, 5, 40]) {
        const parts = characters(alphabet, length);
        expect(parts.reduce((sum, { maxBytes }) => sum + maxBytes, 0)).toBe(length);
        for (const { size } of parts) expect(size).toBeLessThanOrEqual(2 ** 31);
      }
    }
  });
});
