import type { TextCell } from '../../plan/column';
import { composedCell, composedSize } from '../composed/composed-field';
import { characters, DECIMAL, type Part } from '../composed/part';
import { defineField } from '../define-field';

/** Letters that VINs may have: no I, O and Q, which look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
/** Model years 2010 to 2025; a letter in the seventh place tells them from those thirty years before. */
const YEARS = 'ABCDEFGHJKLMNPRS';
const CHECK_DIGIT_AT = 8;
const LENGTH = 17;
const WEIGHTS = Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2);
const CHECK_DIGITS = '0123456789X';

/** Numbers of the characters in 49 CFR 565.15: A to H are 1 to 8, J to R are 1 to 9 without 6 and 8, S to Z are 2 to 9. */
const VALUES = valuesByCode({ ABCDEFGH: 1, JKLMN: 1, P: 7, R: 9, STUVWXYZ: 2, '0123456789': 0 });

function valuesByCode(runs: Readonly<Record<string, number>>): Uint8Array {
  const values = new Uint8Array(128);
  for (const [run, first] of Object.entries(runs)) {
    for (let i = 0; i < run.length; i++) values[run.charCodeAt(i)] = first + i;
  }
  return values;
}

const checkDigitCodes = Uint8Array.from(CHECK_DIGITS, (digit) => digit.charCodeAt(0));

/** Puts the check digit where it belongs in the VIN that starts at `start`. */
function setCheckDigit(bytes: Uint8Array, start: number): void {
  let sum = 0;
  for (let i = 0; i < LENGTH; i++) sum += WEIGHTS[i]! * VALUES[bytes[start + i]!]!;
  bytes[start + CHECK_DIGIT_AT] = checkDigitCodes[sum % 11]!;
}

/** Everything of a VIN, with 0 in the place of the check digit. */
const parts: readonly (Part | string)[] = [
  '0',
  ...characters(LETTERS, 3),
  ...characters(DECIMAL, 2),
  ...characters(LETTERS, 2),
  '0',
  ...characters(YEARS, 1),
  ...characters(LETTERS, 1),
  ...characters(DECIMAL, 6),
];

export const vin = defineField({
  type: 'vin',
  family: 'vehicle',
  description:
    'A vehicle identification number (ISO 3779) with the check digit of 49 CFR 565. It starts with 0, to keep away from the codes of real makers.',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: composedSize(parts) }),
  compile: (_, context) => {
    const { write, ...cell } = composedCell(parts, context);
    const checked: TextCell['write'] = (row, out) => {
      const start = out.pos;
      write(row, out);
      setCheckDigit(out.bytes, start);
    };
    return { ...cell, write: checked };
  },
});
