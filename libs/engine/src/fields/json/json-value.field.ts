import { Utf8Literal } from '../../bytes/utf8-literal';
import { jsonTypeOf, option, type OptionRule } from '../../options/option';
import { defineField } from '../define-field';
import { isDeeperThan } from './json-depth';

const MAX_VALUES = 1000;
const MAX_LEVELS = 20;
const MAX_LENGTH = 10_000;

const valuesOption: OptionRule<readonly unknown[] | undefined> = option.custom<readonly unknown[]>(
  { type: 'array', minItems: 1, maxItems: MAX_VALUES },
  { description: `The values to choose from, any JSON of up to ${MAX_LENGTH} characters each.` },
  (value, report) => {
    if (!Array.isArray(value)) {
      report('', 'wrong_type', `must be an array, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    if (value.length < 1 || value.length > MAX_VALUES) {
      report('', 'wrong_length', `must have from 1 to ${MAX_VALUES} items, not ${value.length}`);
      return undefined;
    }
    let sound = true;
    value.forEach((item: unknown, i) => {
      const message = problemOf(item);
      if (message === undefined) return;
      sound = false;
      report(`/${i}`, 'invalid_text', message);
    });
    return sound ? value : undefined;
  },
);

function problemOf(value: unknown): string | undefined {
  if (isDeeperThan(value, MAX_LEVELS)) return `must not be nested more than ${MAX_LEVELS} levels deep`;
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'must be JSON';
  if (text.length > MAX_LENGTH) return `must have no more than ${MAX_LENGTH} characters as JSON`;
  // JSON.stringify escapes what PostgreSQL cannot store in jsonb.
  if (/\\u(0000|d[89a-f])/.test(text.replaceAll('\\\\', '')))
    return 'must not contain NUL or half of a surrogate pair: PostgreSQL cannot store it';
  return undefined;
}

export const jsonValue = defineField({
  type: 'jsonValue',
  family: 'json',
  description:
    'One of a list of JSON values of any kind, all equally likely; a value that is in the list twice comes twice as often.',
  example: { values: [{ unit: 'kg', factor: 1 }, { unit: 'g', factor: 0.001 }, null] },
  options: { values: option.required(valuesOption) },
  columnType: 'jsonb',
  uniqueness: ({ values }) =>
    new Set(values.map((value) => JSON.stringify(value))).size === values.length
      ? { available: values.length }
      : { reason: 'a value is in values more than once' },
  compile: ({ values }, { pick }) => {
    const texts = values.map((value) => new Utf8Literal(JSON.stringify(value)));
    const index = pick(texts.length);
    return {
      type: 'jsonb',
      maxBytes: Math.max(...texts.map(({ length }) => length)),
      write: (row, out) => texts[index.at(row)]!.write(out),
    };
  },
});
