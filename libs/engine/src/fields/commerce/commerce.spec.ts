import { valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 2000;

/** GS1: the last digit makes the sum, weighted 1 and 3 from the right, a multiple of ten. */
const isGs1 = (value: string): boolean =>
  [...value].reverse().reduce((sum, c, i) => sum + Number(c) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;

/** ISBN-10: weighted 10 to 1 from the left, a multiple of eleven. */
const isIsbn10 = (value: string): boolean =>
  [...value].reduce((sum, c, i) => sum + (c === 'X' ? 10 : Number(c)) * (10 - i), 0) % 11 === 0;

it.each([
  ['ean13', /^2\d{12}$/],
  ['ean8', /^2\d{7}$/],
  ['upc', /^4\d{11}$/],
  ['isbn13', /^97866\d{8}$/],
])('%s has a valid check digit in a range kept free', (type, shape) => {
  const values = valuesOfField({ type, unique: true }, ROWS);
  expect(values.filter((value) => !shape.test(value) || !isGs1(value))).toEqual([]);
});

it('isbn10 has a valid check digit, sometimes X', () => {
  const values = valuesOfField({ type: 'isbn10' }, ROWS);
  expect(values.filter((value) => !/^66\d{7}[\dX]$/.test(value) || !isIsbn10(value))).toEqual([]);
  expect(values.some((value) => value.endsWith('X'))).toBe(true);
});

it('prices end as asked, discounts come in steps, ratings from 1 to 5', () => {
  expect(
    counterexamples(valuesOfField({ type: 'price', min: 3, max: 7, ending: '95' }, ROWS), /^[3-7]\.95$/),
  ).toEqual([]);
  const discounts = new Set(valuesOfField({ type: 'discount', min: 5, max: 22, step: 5 }, ROWS));
  expect([...discounts].sort()).toEqual(['10', '15', '20', '5']);
  expect(new Set(valuesOfField({ type: 'rating' }, ROWS))).toEqual(new Set(['1', '2', '3', '4', '5']));
  expect(counterexamples(valuesOfField({ type: 'sku' }, ROWS), /^[A-Z]{3}-\d{6}$/)).toEqual([]);
});
