import type { ByteWriter } from '../../bytes/byte-writer';
import { writeInteger, writePadded } from '../../bytes/decimal-text';
import { isPlainText } from '../../bytes/plain-text';
import { Utf8Literal } from '../../bytes/utf8-literal';

/**
 * A piece of a text that is one of `size` different texts, told apart by an index from 0 to `size - 1`. A
 * {@link Dictionary} is one as it is.
 */
export interface Part {
  /** From 1 to 2^53 - 1. */
  readonly size: number;
  /** Length of the longest text in bytes. */
  readonly maxBytes: number;
  /** Whether nothing in it needs quoting or escaping in any text format. */
  readonly plain: boolean;
  write(index: number, out: ByteWriter): void;
}

export const HEX = '0123456789abcdef';
export const DECIMAL = '0123456789';
export const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const SMALL_LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Runs of characters have no more texts than this: indices are then divided as 32-bit integers, and two runs fit
 * into the index of a composed field, which is what makes it unique.
 */
const MAX_RUN = 2 ** 26;
const UNSAFE = /[^\x20-\x7e]|["\\,;|]/;

/** The same text always. `leading` says that the text of the whole starts with it. */
export function literal(text: string, leading = false): Part {
  const bytes = new Utf8Literal(text);
  return {
    size: 1,
    maxBytes: bytes.length,
    plain: isPlainText(leading ? text : `.${text}`),
    write: (_, out) => bytes.write(out),
  };
}

/** Exactly `width` (1 to 9) decimal digits. */
export function digits(width: number): Part {
  return {
    size: 10 ** width,
    maxBytes: width,
    plain: true,
    write: (index, out) => writePadded(out, index, width),
  };
}

/** A whole number from `min` to `max`, both included, without leading zeros. */
export function numbers(min: number, max: number): Part {
  return {
    size: max - min + 1,
    maxBytes: Math.max(String(min).length, String(max).length),
    plain: min >= 0,
    write: (index, out) => writeInteger(out, min + index),
  };
}

/**
 * `length` characters of `alphabet`, different characters of printable ASCII. Several parts, because more texts
 * than an index can count are usual.
 */
export function characters(alphabet: string, length: number): Part[] {
  const base = alphabet.length;
  let longest = 1;
  for (let size = base * base; size <= MAX_RUN; size *= base) longest++;
  const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));
  const plain = !UNSAFE.test(alphabet);
  const parts: Part[] = [];
  for (let rest = length; rest > 0; rest -= longest) {
    parts.push(new CharacterRun(codes, Math.min(rest, longest), plain));
  }
  return parts;
}

/** A class, so that all runs share one method, which can be inlined. */
class CharacterRun implements Part {
  readonly size: number;
  readonly maxBytes: number;

  constructor(
    private readonly codes: Uint8Array,
    private readonly length: number,
    readonly plain: boolean,
  ) {
    this.size = codes.length ** length;
    this.maxBytes = length;
  }

  write(index: number, out: ByteWriter): void {
    const { codes } = this;
    const { bytes, pos } = out;
    const base = codes.length;
    const end = pos + this.length;
    let rest = index | 0;
    for (let to = end - 1; to >= pos; to--) {
      const quotient = (rest / base) | 0;
      bytes[to] = codes[rest - quotient * base]!;
      rest = quotient;
    }
    out.pos = end;
  }
}
