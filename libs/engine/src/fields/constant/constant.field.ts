import { isPlainText } from '../../bytes/plain-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { jsonTypeOf, MAX_SAFE, option } from '../../options/option';
import type { ColumnType } from '../../plan/column';
import { defineField } from '../define-field';

const text = option.text({ description: '', default: '', maxLength: 10_000 });
const number = option.number({ description: '', default: 0 });

const value = option.custom<string | number | boolean>(
  {
    oneOf: [
      { type: 'string', maxLength: 10_000 },
      { type: 'number', minimum: -MAX_SAFE, maximum: MAX_SAFE },
      { type: 'boolean' },
    ],
  },
  { description: 'The value of every row.' },
  (given, report) => {
    if (typeof given === 'boolean') return given;
    if (typeof given === 'string') return text.read(given, report);
    if (typeof given === 'number') return number.read(given, report);
    report('', 'wrong_type', `must be a string, a number or a boolean, not ${jsonTypeOf(given)}`);
    return undefined;
  },
);

function columnTypeOf(given: string | number | boolean): ColumnType {
  if (typeof given === 'boolean') return 'bool';
  if (typeof given === 'string') return 'text';
  if (!Number.isInteger(given)) return 'float8';
  return given === (given | 0) ? 'int4' : 'int8';
}

export const constant = defineField({
  type: 'constant',
  family: 'choice',
  description: 'The same text, number or boolean in every row.',
  example: { value: 'EUR' },
  options: { value: option.required(value) },
  columnType: (options) => columnTypeOf(options.value),
  columnTypes: ['text', 'int4', 'int8', 'float8', 'bool'],
  compile: (options) => {
    const given = options.value;
    if (typeof given === 'boolean') return { type: 'bool', value: () => given };
    if (typeof given === 'string') {
      const literal = new Utf8Literal(given);
      return {
        type: 'text',
        maxBytes: literal.length,
        plain: isPlainText(given),
        write: (_, out) => literal.write(out),
      };
    }
    return { type: columnTypeOf(given) as 'int4' | 'int8' | 'float8', value: () => given };
  },
});
