import fc from 'fast-check';
import { UniqueValuesExhausted } from '../engine.errors';
import { Permutation, TieredPermutation } from './permutation';
import { deriveKey } from './random-key';

const key = (seed: number) => deriveKey(seed, 'users', 'email', 'order');

describe('Permutation', () => {
  it('gives every value exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (size, seed) => {
        const permutation = new Permutation(size, key(seed));
        const values = new Set(Array.from({ length: size }, (_, row) => permutation.at(row)));
        expect(values.size).toBe(size);
        expect(Math.max(...values)).toBe(size - 1);
      }),
      { numRuns: 50 },
    );
  });

  it.each([2 ** 31, 2 ** 32 + 1, 1e12, Number.MAX_SAFE_INTEGER])(
    'has no duplicates among %d values',
    (size) => {
      const permutation = new Permutation(size, key(7));
      const values = new Set<number>();
      for (let row = 0; row < 50_000; row++) values.add(permutation.at(row));
      for (let row = size - 50_000; row < size; row++) values.add(permutation.at(row));
      expect(values.size).toBe(100_000);
      expect([...values].every((value) => Number.isInteger(value) && value >= 0 && value < size)).toBe(true);
    },
  );

  it('looks random: as many rises as falls, and no fixed order between keys', () => {
    const permutation = new Permutation(1_000_000, key(1));
    const other = new Permutation(1_000_000, key(2));
    let rises = 0;
    let same = 0;
    for (let row = 0; row < 100_000; row++) {
      if (permutation.at(row) < permutation.at(row + 1)) rises++;
      if (permutation.at(row) === other.at(row)) same++;
    }
    expect(rises / 100_000).toBeCloseTo(0.5, 1);
    expect(same).toBeLessThan(10);
  });

  it('refuses rows beyond its size', () => {
    expect(() => new Permutation(10, key(1)).at(10)).toThrow(UniqueValuesExhausted);
  });
});

describe('TieredPermutation', () => {
  it('gives small numbers to small datasets and never repeats one', () => {
    const tiered = new TieredPermutation(key(3));
    const values = new Set<number>();
    for (let row = 0; row < 10_000; row++) values.add(tiered.at(row));
    expect(Math.max(...values)).toBe(9999);
    for (const start of [10_000, 999_000, 1e6, 1e9, 1e12 - 1000]) {
      for (let row = start; row < start + 1000; row++) values.add(tiered.at(row));
    }
    expect(values.size).toBe(15_000);
    expect(() => tiered.at(1e12)).toThrow(UniqueValuesExhausted);
  });
});
