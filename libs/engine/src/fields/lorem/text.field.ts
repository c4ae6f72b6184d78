import type { ByteWriter } from '../../bytes/byte-writer';
import { option } from '../../options/option';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { LoremWriter } from './lorem-writer';

const MAX_LENGTH = 10_000;
/** Of UTF-8. */
const MAX_CHARACTER_BYTES = 4;
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
      maxBytes: maxLength * MAX_CHARACTER_BYTES + lorem.maxBytes(1),
      plain: minLength > 0,
      write: (row, out) => {
        const cell = random.cell(row);
        let missing = minLength + choice(cell, 0, maxLength - minLength + 1);
        if (missing === 0) return;
        for (let draw = 1; missing > 0; draw++) {
          const start = out.pos;
          lorem.words(out, 1, cell, draw);
          missing -= charactersIn(out, start);
          if (missing > 0) {
            out.bytes[out.pos++] = SPACE;
            missing--;
          }
        }
        for (; missing < 0; missing++) removeCharacter(out);
        if (out.bytes[out.pos - 1] === SPACE) out.bytes[out.pos - 1] = LETTER_E;
      },
    };
  },
});

/** Characters written since `start`: all bytes but those that continue one. */
function charactersIn({ bytes, pos }: ByteWriter, start: number): number {
  let count = 0;
  for (let i = start; i < pos; i++) if (!isContinuation(bytes[i]!)) count++;
  return count;
}

function removeCharacter(out: ByteWriter): void {
  do out.pos--;
  while (isContinuation(out.bytes[out.pos]!));
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
