import { type Dictionary, dictionary } from '../../dictionaries';
import { writeAscii, writeInteger } from '../../bytes/decimal-text';
import type { ByteWriter } from '../../bytes/byte-writer';
import { option } from '../../options/option';
import type { TextCell } from '../../plan/column';
import { choice, fraction32 } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';
import type { FieldContext, FieldReference } from '../define-field';

const MAX_LETTERS = 24;
const MAX_DIGITS = 12;
/** Letters of U+00C0 to U+00FF without their marks; a blank has no letter. */
const LATIN_1_LETTERS = 'aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty';

/** Options of the types whose values are made of names: e-mail addresses and user names. */
export const handleOptions = {
  from: option.texts({
    description: 'Fields of this record to take the names from, usually the first and the last name.',
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
  const names = from ? namesFromFields(from, context) : ownNames();
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

function ownNames(): Names {
  const [first, last] = handleNames();
  return {
    maxBytes: first.maxBytes + 1 + last.maxBytes,
    write: (_, cell, out, separator) => {
      first.write(choice(cell, 0, first.size), out);
      out.byte(separator);
      last.write(choice(cell, 1, last.size), out);
    },
  };
}

let loaded: readonly [Dictionary, Dictionary] | undefined;

function handleNames(): readonly [Dictionary, Dictionary] {
  loaded ??= [dictionary('firstName').map(lettersOf), dictionary('lastName').map(lettersOf)];
  return loaded;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function namesFromFields(from: readonly string[], { field }: FieldContext): Names {
  const parts = from.map((name) => field(name) as TextCell);
  return {
    // A part is first written as it is and then shortened in place.
    maxBytes: parts.length * (MAX_LETTERS + 1) + Math.max(...parts.map((part) => part.maxBytes)),
    write: (row, _, out, separator) => {
      const start = out.pos;
      for (const part of parts) {
        if (out.pos > start) out.byte(separator);
        const before = out.pos;
        part.write(row, out);
        keepLetters(out, before);
        if (out.pos === before && before > start) out.pos--; // nothing came, so nothing is separated
      }
      if (out.pos === start) writeAscii(out, 'user');
    },
  };
}

/** Reduces the UTF-8 from `start` to small letters without marks, at most {@link MAX_LETTERS}. */
function keepLetters(out: ByteWriter, start: number): void {
  const { bytes, pos: end } = out;
  let to = start;
  for (let from = start; from < end && to - start < MAX_LETTERS; from++) {
    const byte = bytes[from]!;
    let letter = byte | 32;
    if (byte === 0xc3) letter = LATIN_1_LETTERS.charCodeAt(bytes[++from]! - 0x80);
    else if (byte >= 0x80) continue;
    if (letter >= 97 && letter <= 122) bytes[to++] = letter;
  }
  out.pos = to;
}
