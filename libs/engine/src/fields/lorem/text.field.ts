import { option } from '../../options/option';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { LoremWriter } from './lorem-writer';

const MAX_LENGTH = 10_000;
const SPACE = 32;
const LETTER_E = 101;

export const text = defineField({
  type: 'text',
  family: 'text',
  description:
    'Filler text (lorem ipsum) of `minLength` to `maxLength` characters, cut off where it gets too long.',
  example: { minLength: 20, maxLength: 60 },
  options: {
    minLength: option.integer({ description: 'Fewest characters.', default: 10, min: 0, max: MAX_LENGTH }),
    maxLength: option.integer({ description: 'Most characters.', default: 40, min: 0, max: MAX_LENGTH }),
  },
  columnType: 'text',
  check: ({ minLength, maxLength }, report) => {
    if (minLength <= maxLength) return;
    const message = `minLength (${minLength}) must not be greater than maxLength (${maxLength})`;
    report('/minLength', 'empty_range', message);
  },
  compile: ({ minLength, maxLength }, { random, locale }) => {
    const lorem = new LoremWriter(locale);
    return {
      type: 'text',
      // The last word is written whole before it is cut.
      maxBytes: maxLength + lorem.maxBytes(1),
      plain: minLength > 0,
      write: (row, out) => {
        const cell = random.cell(row);
        const start = out.pos;
        const end = start + minLength + choice(cell, 0, maxLength - minLength + 1);
        for (let draw = 1; out.pos < end; draw++) {
          lorem.words(out, 1, cell, draw);
          if (out.pos < end) out.bytes[out.pos++] = SPACE;
        }
        out.pos = end;
        if (end > start && out.bytes[end - 1] === SPACE) out.bytes[end - 1] = LETTER_E;
      },
    };
  },
});
