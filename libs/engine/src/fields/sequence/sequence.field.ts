import { Utf8Literal } from '../../bytes/utf8-literal';
import { writeInteger, writeZeroFilled } from '../../bytes/decimal-text';
import { isPlainText } from '../../bytes/plain-text';
import { MAX_SAFE, option } from '../../options/option';
import { defineField } from '../define-field';

const options = {
  start: option.integer({ description: 'Value of row 0.', default: 1 }),
  step: option.integer({ description: 'Difference between a row and the next; not 0.', default: 1 }),
  prefix: option.text({
    description: 'Text before the number; makes the field a text.',
    default: '',
    maxLength: 100,
  }),
  padding: option.integer({
    description: 'Digits to fill up with zeros from the left; makes the field a text.',
    default: 0,
    min: 0,
    max: 18,
  }),
};

const isText = ({ prefix, padding }: { prefix: string; padding: number }): boolean =>
  prefix !== '' || padding > 0;

export const sequence = defineField({
  type: 'sequence',
  family: 'identifier',
  description:
    'Numbers that count up (or down) row by row, optionally as text with a prefix and leading zeros. Always unique.',
  example: { start: 1000, prefix: 'INV-', padding: 8 },
  options,
  columnType: (values) => (isText(values) ? 'text' : 'int8'),
  columnTypes: ['int8', 'text'],
  alwaysUnique: true,
  uniqueness: ({ start, step }) => ({
    available: Math.floor((MAX_SAFE - Math.sign(step) * start) / Math.abs(step)) + 1,
  }),
  check: ({ step }, report) => {
    if (step === 0) report('/step', 'out_of_range', 'step must not be 0');
  },
  compile: ({ start, step, prefix, padding }) => {
    const value = (row: number): number => start + step * row;
    if (!isText({ prefix, padding })) return { type: 'int8', value };
    const literal = new Utf8Literal(prefix);
    return {
      type: 'text',
      maxBytes: literal.length + 19,
      plain: prefix !== '' && isPlainText(prefix),
      write: (row, out) => {
        literal.write(out);
        const number = value(row);
        if (number < 0) writeInteger(out, number);
        else writeZeroFilled(out, number, padding);
      },
    };
  },
});

export const rowNumber = defineField({
  type: 'rowNumber',
  family: 'identifier',
  description: 'The number of the row in its dataset, counting from 1. Always unique.',
  example: {},
  options: {},
  columnType: 'int8',
  alwaysUnique: true,
  uniqueness: () => ({ available: MAX_SAFE }),
  compile: () => ({ type: 'int8', value: (row) => row + 1 }),
});
