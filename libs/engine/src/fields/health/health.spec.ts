import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 20_000;

/** The check digit of an NHS number by the Data Dictionary; 10 means that the number is not used. */
function nhsCheckDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => total + (10 - i) * Number(digit), 0);
  return (11 - (sum % 11)) % 11;
}

it('has NHS numbers of the range for tests with the right check digit', () => {
  expect(nhsCheckDigit('943476591')).toBe(9); // 943 476 5919, a published example
  const values = valuesOfField({ type: 'nhsNumber' }, ROWS);
  expect(counterexamples(values, /^999\d{7}$/)).toEqual([]);
  const hasCheckDigit = (value: string) => nhsCheckDigit(value.slice(0, 9)) === Number(value[9]);
  expect(counterexamples(values, hasCheckDigit)).toEqual([]);
});

it('has 900,000 different NHS numbers', () => {
  const field = { name: 'nhs', type: 'nhsNumber', unique: true };
  const values = valuesOf(planOf([field], { count: 900_000 }).columns[0]!, 0, 900_000) as string[];
  expect(new Set(values).size).toBe(900_000);
  expect(values.filter((value) => !/^999\d{7}$/.test(value))).toEqual([]);
});

it('has codes in the shape of their classification', () => {
  expect(counterexamples(valuesOfField({ type: 'icd10Code' }, ROWS), /^[A-TV-Z]\d\d\.\d$/)).toEqual([]);
  expect(
    counterexamples(
      valuesOfField({ type: 'atcCode' }, ROWS),
      /^[ABCDGHJLMNPRSV](?!00)\d\d[A-Z]{2}(?!00)\d\d$/,
    ),
  ).toEqual([]);
});

it('has blood groups as often as people have them', () => {
  const values = valuesOfField({ type: 'bloodType' }, ROWS);
  const share = (group: string) => values.filter((value) => value === group).length / ROWS;
  expect(share('O+')).toBeCloseTo(0.38, 1);
  expect(share('AB-')).toBeCloseTo(0.01, 2);
});

it.each([
  ['bodyTemperature', 'celsius', 35, 41, 36.8],
  ['bodyTemperature', 'fahrenheit', 95, 105.8, 98.2],
  ['bodyHeight', 'cm', 135, 215, 170],
  ['bodyHeight', 'inch', 53, 84.6, 66.9],
  ['bodyWeight', 'kg', 40, 170, 75],
  ['bodyWeight', 'pound', 88, 375, 165],
  ['heartRate', 'bpm', 42, 130, 72],
  ['respiratoryRate', 'perMinute', 9, 28, 15],
  ['oxygenSaturation', 'percent', 84, 100, 97.3],
])('has %s in %s that people have', (type, unit, min, max, mean) => {
  const values = valuesOfField({ type, unit }, ROWS).map(Number);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(min);
  expect(Math.max(...values)).toBeLessThanOrEqual(max);
  const average = values.reduce((sum, value) => sum + value, 0) / ROWS;
  expect(Math.abs(average / mean - 1)).toBeLessThan(0.005);
});

it('has blood pressures whose diastolic is well below the systolic', () => {
  const values = valuesOfField({ type: 'bloodPressure' }, ROWS);
  const isPlausible = (value: string) => {
    const [, systolic, diastolic] = /^(\d{2,3})\/(\d{2,3})$/.exec(value) ?? [];
    return Number(systolic) - Number(diastolic) >= 25 && Number(diastolic) >= 20 && Number(systolic) <= 190;
  };
  expect(counterexamples(values, isPlausible)).toEqual([]);
});
