import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 5000;

it('has all 118 elements, shown as asked', () => {
  const all = (show: string) =>
    valuesOf(planOf([{ name: 'element', type: 'chemicalElement', show, unique: true }]).columns[0]!, 0, 118);
  expect(new Set(all('symbol')).size).toBe(118);
  expect(all('name')).toEqual(expect.arrayContaining(['Hydrogen', 'Oganesson']));
  expect(all('both')).toContain('Iron (Fe)');
});

it('has the units of the SI with their symbols', () => {
  expect(new Set(valuesOfField({ type: 'siUnit', show: 'symbol' }, ROWS))).toContain('Ω');
  expect(new Set(valuesOfField({ type: 'siUnit' }, ROWS))).toContain('hertz');
  expect(new Set(valuesOfField({ type: 'siPrefix' }, ROWS)).size).toBe(24);
});

it('has CAS numbers with the right check digit', () => {
  const checkDigit = (digits: string) =>
    [...digits].reverse().reduce((sum, digit, i) => sum + (i + 1) * Number(digit), 0) % 10;
  expect(checkDigit('773218')).toBe(5); // water, 7732-18-5
  const values = valuesOfField({ type: 'casNumber' }, 20_000);
  const isCasNumber = (value: string) => {
    const [, first = '', second = '', check] = /^([1-9]\d{1,6})-(\d\d)-(\d)$/.exec(value) ?? [];
    return Number(check) === checkDigit(first + second);
  };
  expect(counterexamples(values, isCasNumber)).toEqual([]);
  expect(new Set(values.map((value) => value.indexOf('-'))).size).toBeGreaterThan(2);
});

it('has DNA of the length asked for, all letters as often', () => {
  const text = valuesOfField({ type: 'dnaSequence', length: 101 }, 1000).join('');
  expect(text).toMatch(/^[ACGT]{101000}$/);
  for (const letter of 'ACGT') expect(text.split(letter).length / text.length).toBeCloseTo(0.25, 2);
});
