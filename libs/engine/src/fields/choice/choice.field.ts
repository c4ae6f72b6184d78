import { Dictionary } from '../../dictionaries';
import { jsonTypeOf, MAX_SAFE, option, type OptionRule } from '../../options/option';
import type { Cell, ColumnType } from '../../plan/column';
import { chance } from '../../random/draw';
import { defineField } from '../define-field';
import { weightedListField } from '../listed/listed-field';

const MAX_VALUES = 10_000;
const MAX_LENGTH = 1000;
const INT4 = 2 ** 31;

type Values = readonly string[] | readonly number[] | readonly boolean[];

const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= MAX_LENGTH &&
  !value.includes('\0') &&
  !/[\uD800-\uDFFF]/u.test(value);
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_SAFE;
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const valuesOption: OptionRule<Values | undefined> = option.custom<Values>(
  {
    type: 'array',
    minItems: 1,
    maxItems: MAX_VALUES,
    oneOf: [
      { items: { type: 'string', maxLength: MAX_LENGTH } },
      { items: { type: 'number', minimum: -MAX_SAFE, maximum: MAX_SAFE } },
      { items: { type: 'boolean' } },
    ],
  },
  { description: 'The values to choose from: all texts, all numbers or all true and false; repeats count.' },
  (value, report) => {
    if (!Array.isArray(value)) {
      report('', 'wrong_type', `must be an array, not ${jsonTypeOf(value)}`);
    } else if (value.length < 1 || value.length > MAX_VALUES) {
      report('', 'wrong_length', `must have from 1 to ${MAX_VALUES} items, not ${value.length}`);
    } else if (value.every(isText) || value.every(isBoolean)) {
      return value;
    } else if (value.every(isNumber)) {
      return value.map((item) => item + 0); // -0 and 0 are the same request
    } else {
      report('', 'wrong_type', 'must be all texts, all finite numbers below 2^53, or all true and false');
    }
    return undefined;
  },
);

function columnTypeOf(values: Values): ColumnType {
  const [first] = values;
  if (typeof first === 'string') return 'text';
  if (typeof first === 'boolean') return 'bool';
  const numbers = values as readonly number[];
  if (!numbers.every(Number.isInteger)) return 'float8';
  return numbers.every((value) => value >= -INT4 && value < INT4) ? 'int4' : 'int8';
}

export const sample = defineField({
  type: 'sample',
  family: 'choice',
  description:
    'One of a list of texts, numbers or booleans, all equally likely; a value that is in the list twice comes twice as often. For weights, use enum.',
  example: { values: [1, 2, 5, 10, 20, 50] },
  options: { values: option.required(valuesOption) },
  columnType: ({ values }) => columnTypeOf(values),
  columnTypes: ['text', 'int4', 'int8', 'float8', 'bool'],
  uniqueness: ({ values }) =>
    new Set<unknown>(values).size === values.length
      ? { available: values.length }
      : { reason: 'a value is in values more than once' },
  compile: ({ values }, { pick }): Cell => {
    const index = pick(values.length);
    const type = columnTypeOf(values);
    if (type === 'text') {
      const texts = new Dictionary(values as readonly string[]);
      const { maxBytes, plain } = texts;
      return { type, maxBytes, plain, write: (row, out) => texts.write(index.at(row), out) };
    }
    if (type === 'bool') {
      const booleans = values as readonly boolean[];
      return { type, value: (row) => booleans[index.at(row)]! };
    }
    const numbers = Float64Array.from(values as readonly number[]);
    const numeric = type as 'int4' | 'int8' | 'float8';
    return { type: numeric, value: (row) => numbers[index.at(row)]! };
  },
});

export const bitFlags = defineField({
  type: 'bitFlags',
  family: 'choice',
  description: 'A whole number whose lowest `count` bits are set independently, each with `probability`.',
  example: { count: 8, probability: 0.25 },
  options: {
    count: option.integer({ description: 'Number of bits.', default: 8, min: 1, max: 31 }),
    probability: option.number({ description: 'How likely a bit is set.', default: 0.5, min: 0, max: 1 }),
  },
  columnType: 'int4',
  compile: ({ count, probability }, { random }) => ({
    type: 'int4',
    value: (row) => {
      const cell = random.cell(row);
      let flags = 0;
      for (let bit = 0; bit < count; bit++) if (chance(cell, bit, probability)) flags |= 1 << bit;
      return flags;
    },
  }),
});

export const letterGrade = weightedListField({
  type: 'letterGrade',
  family: 'choice',
  description: 'A grade from A to F as in American schools; B and C are the most frequent.',
  weights: { A: 16, 'A-': 11, 'B+': 13, B: 17, 'B-': 11, 'C+': 9, C: 10, 'C-': 5, D: 5, F: 3 },
});
