import { valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 20_000;

/** The check digit of 49 CFR 565.15, written from its tables. */
function vinCheckDigit(vin: string): string {
  const letters: Record<string, number> = {
    ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
    ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
    ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
  };
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * (letters[vin[i]!] ?? Number(vin[i])), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

it('has VINs with the right check digit, of no maker', () => {
  expect(vinCheckDigit('1M8GDM9AXKP042788')).toBe('X'); // the example of the regulation
  expect(vinCheckDigit('11111111111111111')).toBe('1');
  const values = valuesOfField({ type: 'vin' }, ROWS);
  const shape = /^0[A-HJ-NPR-Z]{3}\d\d[A-HJ-NPR-Z]{2}[\dX][A-HJ-NPRS][A-HJ-NPR-Z]\d{6}$/;
  expect(counterexamples(values, shape)).toEqual([]);
  expect(counterexamples(values, (value) => value[8] === vinCheckDigit(value))).toEqual([]);
  expect(new Set(values.map((value) => value[8])).size).toBe(11);
});

it.each([
  ['de', /^XX-[A-Z]{2} [1-9]\d{0,3}$/],
  ['fr', /^U[A-HJ-NP-TV-Z]-\d{3}-[A-HJ-NP-TV-Z]{2}$/],
  ['uk', /^Q[A-HJ-PR-Y]\d\d [A-HJ-PR-Y]{3}$/],
  ['us', /^[A-Z]{3}-\d{4}$/],
])('has plates in the shape of %s', (shape, pattern) => {
  expect(counterexamples(valuesOfField({ type: 'licensePlate', shape }, ROWS), pattern)).toEqual([]);
});

it('has cars and colours as often as on roads', () => {
  const colors = valuesOfField({ type: 'vehicleColor' }, ROWS);
  expect(colors.filter((color) => color === 'White').length / ROWS).toBeCloseTo(0.31, 1);
  expect(counterexamples(valuesOfField({ type: 'vehicleModel' }, ROWS), /^\S+ \S/)).toEqual([]);
});
