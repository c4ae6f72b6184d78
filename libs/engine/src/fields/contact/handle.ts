import { Dictionary, type Locale } from '../../dictionaries';
import { writeInteger } from '../../bytes/decimal-text';
import type { ByteWriter } from '../../bytes/byte-writer';
import { option } from '../../options/option';
import type { TextCell } from '../../plan/column';
import { choice, fraction32 } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';
import type { FieldContext, FieldReference } from '../define-field';
import { sexOf } from '../person/row-person';
import { latinLetters, type LatinLetters } from './latin-letters';

const MAX_LETTERS = 24;
const MAX_DIGITS = 12;

/** Options of the types whose values are made of names: e-mail addresses and user names. */
export const handleOptions = {
  from: option.texts({
    description:
      'Fields of this record to take the names from, usually the first and the last name. Latin, Cyrillic and Greek letters are spelled in a to z; a row whose names have none of these gets other names of the locale.',
    minItems: 1,
    maxItems: 3,
    maxLength: 63,
  }),
};

type HandleOptions = { readonly from: readonly string[] | undefined };

export function handleReferences({ from = [] }: HandleOptions): readonly FieldReference[] {
  return from.map((field, i) => ({ pointer: `/from/${i}`, field, accepts: ['text'] }));
}

/** Writes names in small letters (a to z), joined and followed by a number. */
export interface Handle {
  readonly maxBytes: number;
  /** `cell` is the seed of the cell in `row`. */
  write(row: number, cell: CellSeed, out: ByteWriter): void;
}

/**
 * Handles from the fields in `from`, or from names of their own. They end in a letter, or in a number: when the
 * field is unique always, and that number is a permutation of the row. Names never end in a digit, so equal
 * handles would need equal numbers: uniqueness holds whatever the names are. Uses draws 0 to 2.
 */
export function handleOf({ from }: HandleOptions, context: FieldContext, separators: string): Handle {
  const names = from ? namesFromFields(from, context) : ownNames(context);
  const order = context.unique ? context.tieredPermutation() : undefined;
  return {
    maxBytes: names.maxBytes + MAX_DIGITS,
    write: (row, cell, out) => {
      // One draw for two choices: what the number leaves of it is plenty for a separator.
      const position = fraction32(cell, 2) * 200;
      const number = position | 0;
      names.write(row, cell, out, separators.charCodeAt(((position - number) * separators.length) | 0));
      if (order) writeInteger(out, order.at(row));
      else if (number < 100) writeInteger(out, number); // every second handle has one
    },
  };
}

interface Names {
  readonly maxBytes: number;
  write(row: number, cell: CellSeed, out: ByteWriter, separator: number): void;
}

type HandleNames = readonly [first: Dictionary, last: Dictionary];

/** Names of the locale, of the sex of the row's person. */
function ownNames(context: FieldContext): Names {
  const female = handleNames(context.locale, 'Female');
  const male = handleNames(context.locale, 'Male');
  const isFemale = sexOf(undefined, context);
  const longest = (i: 0 | 1): number => Math.max(female[i].maxBytes, male[i].maxBytes);
  return {
    maxBytes: longest(0) + 1 + longest(1),
    write: (row, cell, out, separator) => {
      const names = isFemale(row) ? female : male;
      names[0].write(choice(cell, 0, names[0].size), out);
      out.byte(separator);
      names[1].write(choice(cell, 1, names[1].size), out);
    },
  };
}

/** The locale's names in Latin letters: spelled so, or where that cannot be done letter by letter, a list of its own. */
function handleNames(locale: Locale, sex: 'Female' | 'Male'): HandleNames {
  if (locale.has('handleFirst')) return [locale.words('handleFirst'), locale.words('handleLast')];
  const spelled = (name: 'firstName' | 'lastName'): Dictionary =>
    locale.dictionary(`${name}${sex} in Latin letters`, () => {
      const letters = latinLetters(locale);
      const names = locale.entries(`${name}${sex}`).map((entry) => lettersOf(entry, letters));
      return new Dictionary([...new Set(names)].filter((spelled) => spelled !== ''));
    });
  return [spelled('firstName'), spelled('lastName')];
}

function lettersOf(name: string, letters: LatinLetters): string {
  return [...name]
    .map((letter) => letters(letter.codePointAt(0)!))
    .join('')
    .slice(0, MAX_LETTERS);
}

function namesFromFields(from: readonly string[], context: FieldContext): Names {
  const { field, locale } = context;
  const parts = from.map((name) => field(name) as TextCell);
  const letters = latinLetters(locale);
  const own = ownNames(context);
  return {
    // A part is first written as it is and then shortened in place.
    maxBytes: Math.max(
      own.maxBytes,
      parts.length * (MAX_LETTERS + 1) + Math.max(...parts.map((part) => part.maxBytes)),
    ),
    write: (row, cell, out, separator) => {
      const start = out.pos;
      for (const part of parts) {
        if (out.pos > start) out.byte(separator);
        const before = out.pos;
        part.write(row, out);
        keepLetters(out, before, letters);
        if (out.pos === before && before > start) out.pos--; // nothing came, so nothing is separated
      }
      if (out.pos === start) own.write(row, cell, out, separator);
    },
  };
}

/**
 * Reduces the UTF-8 from `start` to small Latin letters, at most {@link MAX_LETTERS}. Letters outside ASCII have two
 * bytes or more and become two letters at most, or are in no alphabet that is spelled and vanish: there is room.
 */
function keepLetters(out: ByteWriter, start: number, letters: LatinLetters): void {
  const { bytes, pos: end } = out;
  let to = start;
  for (let from = start; from < end && to - start < MAX_LETTERS; from++) {
    const byte = bytes[from]!;
    if (byte < 0x80) {
      const letter = byte | 32;
      if (letter >= 97 && letter <= 122) bytes[to++] = letter;
    } else if (byte >= 0xc0 && byte < 0xe0) {
      const spelled = letters(((byte & 31) << 6) | (bytes[++from]! & 63));
      for (let i = 0; i < spelled.length && i < 2; i++) bytes[to++] = spelled.charCodeAt(i);
    }
  }
  out.pos = Math.min(to, start + MAX_LETTERS);
}
