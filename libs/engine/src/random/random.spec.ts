import { below, chance, choice, fraction53, i32 } from './draw';
import { FieldRandom } from './field-random';
import { portableLog } from '../math/elementary';
import { normalQuantile } from './normal';
import { deriveKey } from './random-key';
import { WeightedChoice } from './weighted-choice';

const ROWS = 100_000;
const field = (name: string, seed = 42) => new FieldRandom(deriveKey(seed, 'users', name));

/** Chi-square of observed counts against expected ones, as a z-score (Wilson-Hilferty): beyond 4 is suspicious. */
function chiSquareZ(observed: readonly number[], expected: readonly number[]): number {
  const chi = observed.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
  const k = observed.length - 1;
  return (Math.cbrt(chi / k) - (1 - 2 / (9 * k))) / Math.sqrt(2 / (9 * k));
}

function uniformZ(cells: number, rows: number, indexOf: (row: number) => number): number {
  const counts = new Array<number>(cells).fill(0);
  for (let row = 0; row < rows; row++) counts[indexOf(row)]!++;
  return chiSquareZ(counts, new Array<number>(cells).fill(rows / cells));
}

describe('counter-based randomness', () => {
  const a = field('a');
  const b = field('b');

  it.each([
    ['one draw', (row: number) => choice(a.cell(row), 0, 1000)],
    ['the low bits of a draw', (row: number) => i32(a.cell(row), 0) & 1023],
    ['a draw of far rows', (row: number) => choice(a.cell(2 ** 40 + row), 0, 1000)],
    ['pairs of draws', (row: number) => choice(a.cell(row), 0, 32) * 32 + choice(a.cell(row), 1, 32)],
    ['pairs of rows', (row: number) => choice(a.cell(row), 0, 32) * 32 + choice(a.cell(row + 1), 0, 32)],
    [
      'a draw and the next of the next row',
      (row: number) => choice(a.cell(row), 0, 32) * 32 + choice(a.cell(row + 1), 1, 32),
    ],
    ['pairs of fields', (row: number) => choice(a.cell(row), 0, 32) * 32 + choice(b.cell(row), 0, 32)],
    ['every 4096th row', (row: number) => choice(a.cell(row * 4096), 0, 1000)],
    [
      'three draws',
      (row: number) =>
        choice(a.cell(row), 1, 10) * 100 + choice(a.cell(row), 2, 10) * 10 + choice(a.cell(row), 3, 10),
    ],
    [
      'neighbouring seeds',
      (row: number) =>
        choice(field('a', row).cell(0), 0, 32) * 32 + choice(field('a', row + 1).cell(0), 0, 32),
    ],
  ])('is uniform in %s', (_, indexOf) => {
    const cells = 1 + Math.max(...Array.from({ length: 20_000 }, (__, row) => indexOf(row)));
    expect(Math.abs(uniformZ(cells, ROWS, indexOf))).toBeLessThan(4);
  });

  it('repeats 32-bit values as often as chance does: a draw is not a permutation of the row', () => {
    const seen = new Set<number>();
    for (let row = 0; row < ROWS; row++) seen.add(i32(a.cell(row), 0));
    const expected = ROWS ** 2 / 2 ** 33; // about 4.7
    expect(ROWS - seen.size).toBeGreaterThan(0);
    expect(ROWS - seen.size).toBeLessThan(expected * 4);
  });

  it('changes half of the bits when one bit of the row changes', () => {
    const flips = new Array<number>(32).fill(0);
    const trials = 2000;
    for (let row = 0; row < trials; row++) {
      for (let bit = 0; bit < 32; bit++) {
        const difference = i32(a.cell(row), 0) ^ i32(a.cell((row ^ (1 << bit)) >>> 0), 0);
        for (let i = 0; i < 32; i++) flips[i]! += (difference >>> i) & 1;
      }
    }
    for (const count of flips) expect(Math.abs(count / (trials * 32) - 0.5)).toBeLessThan(0.01);
  });

  it('gives other numbers beyond 2^32 rows', () => {
    const same = Array.from({ length: 1000 }, (_, row) => row).filter(
      (row) => i32(a.cell(row), 0) === i32(a.cell(row + 2 ** 32), 0),
    );
    expect(same).toHaveLength(0);
  });

  it('stays inside the bounds, also for the largest sizes', () => {
    for (let row = 0; row < 1000; row++) {
      expect(below(a.cell(row), 0, 1)).toBe(0);
      const large = below(a.cell(row), 0, Number.MAX_SAFE_INTEGER);
      expect(Number.isSafeInteger(large) && large >= 0 && large < Number.MAX_SAFE_INTEGER).toBe(true);
      expect(fraction53(a.cell(row), 0)).toBeLessThan(1);
    }
  });

  it('never happens with probability 0 and always with 1', () => {
    for (let row = 0; row < 1000; row++) {
      expect(chance(a.cell(row), 0, 0)).toBe(false);
      expect(chance(a.cell(row), 0, 1)).toBe(true);
    }
  });

  it('derives different keys from paths that join to the same text', () => {
    expect(deriveKey(1, 'ab', 'c')).not.toEqual(deriveKey(1, 'a', 'bc'));
    expect(deriveKey(1, 'a')).not.toEqual(deriveKey(1, 'a', ''));
    expect(deriveKey(1, 'a')).not.toEqual(deriveKey(1 + 2 ** 32, 'a'));
  });
});

describe('WeightedChoice', () => {
  it('follows the weights', () => {
    const weights = [70, 25, 5, 0, 900];
    const random = field('weights');
    const weighted = new WeightedChoice(weights);
    const counts = weights.map(() => 0);
    for (let row = 0; row < ROWS; row++) counts[weighted.pick(fraction53(random.cell(row), 0))]!++;
    expect(counts[3]).toBe(0);
    const positive = [0, 1, 2, 4];
    const z = chiSquareZ(
      positive.map((i) => counts[i]!),
      positive.map((i) => (ROWS * weights[i]!) / 1000),
    );
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it('never picks what has no weight, also when rounding leaves columns over', () => {
    const weights = [0.1, 0.2, 0.3, 0, 0.1, 0.1, 0.2, 0];
    const weighted = new WeightedChoice(weights);
    const picked = new Set(Array.from({ length: 100_000 }, (_, i) => weighted.pick(i / 100_000)));
    expect([...picked].filter((index) => weights[index] === 0)).toEqual([]);
  });
});

describe('normalQuantile', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-15, -7.941345326170997],
  ])('of %d is %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });

  it('has a logarithm as good as that of the machine', () => {
    for (let x = 1e-18; x < 1e6; x *= 1.37) {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(
        4e-16 * Math.max(1, Math.abs(Math.log(x))),
      );
    }
  });
});
