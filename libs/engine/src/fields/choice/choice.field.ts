import { Dictionary } from '../../dictionaries';
import { jsonTypeOf, MAX_SAFE, option, type OptionRule, type Report } from '../../options/option';
import type { Cell, ColumnType } from '../../plan/column';
import { chance, fraction53 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { defineField, UnusableOptions } from '../define-field';
import { weightedListField } from '../listed/listed-field';

const MAX_VALUES = 10_000;
const MAX_LENGTH = 1000;
const MAX_COLUMN_LENGTH = 200;
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

const SHA256 = '^[0-9a-f]{64}$';
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

function matching(pattern: string, description: string, what: string): OptionRule<string | undefined> {
  const expression = new RegExp(pattern);
  return option.custom<string>({ type: 'string', pattern }, { description }, (value, report) => {
    if (typeof value === 'string' && expression.test(value)) return value;
    report('', 'invalid_value', `must be ${what}`);
    return undefined;
  });
}

interface SampleOptions {
  readonly values: Values | undefined;
  readonly fileId: string | undefined;
  readonly column: string | undefined;
  readonly sha256: string | undefined;
}

function checkSource({ values, fileId, column }: SampleOptions, report: Report): void {
  if (values === undefined && fileId === undefined) {
    report('/values', 'missing_option', 'values is required, or fileId and column: what to choose from');
  } else if (values !== undefined && fileId !== undefined) {
    report('/fileId', 'conflicting_options', 'fileId cannot be given together with values');
  } else if (fileId !== undefined && column === undefined) {
    report('/column', 'missing_option', 'column is required with fileId: which column of the file');
  } else if (fileId === undefined && column !== undefined) {
    report('/column', 'conflicting_options', 'column belongs to a fileId');
  }
}

/** The cell that shows the value whose place in `values` `index` gives. */
function listedCell(values: Values, index: (row: number) => number): Cell {
  const type = columnTypeOf(values);
  if (type === 'text') {
    const texts = new Dictionary(values as readonly string[]);
    const { maxBytes, plain } = texts;
    return { type, maxBytes, plain, write: (row, out) => texts.write(index(row), out) };
  }
  if (type === 'bool') {
    const booleans = values as readonly boolean[];
    return { type, value: (row) => booleans[index(row)]! };
  }
  const numbers = Float64Array.from(values as readonly number[]);
  const numeric = type as 'int4' | 'int8' | 'float8';
  return { type: numeric, value: (row) => numbers[index(row)]! };
}

export const sample = defineField({
  type: 'sample',
  family: 'choice',
  description:
    'One of a list of texts, numbers or booleans, or one of the values in a column of a file; a value that is there twice comes twice as often. For weights, use enum.',
  example: { values: [1, 2, 5, 10, 20, 50] },
  options: {
    values: valuesOption,
    fileId: matching(
      UUID,
      'Instead of values: a stored file (CSV, TSV, NDJSON or a JSON array of objects; packed with gzip or not).',
      'the id of a stored file',
    ),
    column: option.custom<string>(
      { type: 'string', minLength: 1, maxLength: MAX_COLUMN_LENGTH },
      { description: 'The column of the file, or the property of its objects. Empty cells are left out.' },
      (value, report) => {
        if (
          typeof value === 'string' &&
          value.length >= 1 &&
          value.length <= MAX_COLUMN_LENGTH &&
          isText(value)
        )
          return value;
        report('', 'invalid_value', `must be the name of a column, of up to ${MAX_COLUMN_LENGTH} characters`);
        return undefined;
      },
    ),
    sha256: matching(
      SHA256,
      'What the values of the file were when the request was accepted; filled in by the service.',
      'a SHA-256 in lower-case hexadecimal',
    ),
  },
  columnType: 'compiled',
  columnTypes: ['text', 'int4', 'int8', 'float8', 'bool'],
  uniqueness: ({ values, sha256 }, { sample: sampleOf }) => {
    if (values === undefined) {
      const known = sampleOf(sha256 ?? '');
      return known ? { available: known.values.length } : { reason: 'the values of the file are not known' };
    }
    return new Set<unknown>(values).size === values.length
      ? { available: values.length }
      : { reason: 'a value is in values more than once' };
  },
  check: checkSource,
  compile: ({ values, sha256 }, { unique, random, pick, sample: sampleOf }): Cell => {
    if (values !== undefined) {
      const index = pick(values.length);
      return listedCell(values, (row) => index.at(row));
    }
    const known = sampleOf(sha256 ?? '');
    if (known === undefined) {
      const message =
        'the values of a file can be sampled by a field of a record only, not inside a document';
      throw new UnusableOptions('/fileId', 'sample_not_available', message);
    }
    if (unique) {
      const index = pick(known.values.length);
      return listedCell(known.values, (row) => index.at(row));
    }
    const weighted = new WeightedChoice(known.counts);
    return listedCell(known.values, (row) => weighted.pick(fraction53(random.cell(row), 0)));
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
