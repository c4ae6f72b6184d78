import type { ByteWriter } from '@app/engine';
import { writeInt64 } from '../../copy-binary/int64';
import {
  NUMERIC_INFINITY,
  NUMERIC_MINUS_INFINITY,
  NUMERIC_NAN,
  NUMERIC_NEGATIVE,
  NUMERIC_POSITIVE,
} from '../../copy-binary/wire-format';
import { asciiText, isDigit, isWord } from './ascii';

const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;
const MAX_INT4 = 0x7fffffff;
const MAX_INT8 = 2n ** 63n - 1n;
/** Integers of up to 15 digits are exact doubles. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, i) => 10 ** i);
/** What PostgreSQL keeps of a `numeric` at most, before and behind the point. */
const MAX_WHOLE_DIGITS = 131_072;
const MAX_SCALE = 16_383;

/** The value of up to 15 digits, or NaN when there are others than digits among them. */
function smallInteger(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Writes the length and value of an `int4`; `false` when the text is none. */
export function writeInt4Text(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  const signed = bytes[from] === MINUS || bytes[from] === PLUS;
  const start = signed ? from + 1 : from;
  if (start === to || to - start > EXACT_DIGITS) return false;
  const size = smallInteger(bytes, start, to);
  const value = bytes[from] === MINUS ? -size : size;
  if (!(value <= MAX_INT4 && value >= -MAX_INT4 - 1)) return false;
  out.view.setInt32(out.pos, 4);
  out.view.setInt32(out.pos + 4, value);
  out.pos += 8;
  return true;
}

/** As {@link writeInt4Text}, for an `int8`; exact in its whole range. */
export function writeInt8Text(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  const signed = bytes[from] === MINUS || bytes[from] === PLUS;
  const start = signed ? from + 1 : from;
  if (start === to) return false;
  if (to - start <= EXACT_DIGITS) {
    const size = smallInteger(bytes, start, to);
    if (Number.isNaN(size)) return false;
    out.view.setInt32(out.pos, 8);
    out.pos += 4;
    // Not -0, whose high word would be that of a negative number.
    writeInt64(out, bytes[from] === MINUS ? 0 - size : size);
    return true;
  }
  if (to - start > 40) return false;
  for (let i = start; i < to; i++) if (!isDigit(bytes[i])) return false;
  const size = BigInt(asciiText(bytes, start, to));
  const value = bytes[from] === MINUS ? -size : size;
  if (value > MAX_INT8 || value < -MAX_INT8 - 1n) return false;
  out.view.setInt32(out.pos, 8);
  out.view.setBigInt64(out.pos + 4, value);
  out.pos += 12;
  return true;
}

/** What {@link scanDecimal} found. */
export interface DecimalText {
  negative: boolean;
  /** Where the digits before the point begin and end. */
  wholeFrom: number;
  wholeTo: number;
  /** Where those behind it begin and end; the same place when there are none. */
  fractionFrom: number;
  fractionTo: number;
  exponent: number;
}

/** Filled by {@link scanDecimal}: one object, because there is one for each number of a file. */
export const decimal: DecimalText = {
  negative: false,
  wholeFrom: 0,
  wholeTo: 0,
  fractionFrom: 0,
  fractionTo: 0,
  exponent: 0,
};

/** Finds the parts of a number such as `-12.50` or `1e-7`; `false` when the text is none. */
export function scanDecimal(bytes: Uint8Array, from: number, to: number): boolean {
  let pos = from;
  decimal.negative = bytes[pos] === MINUS;
  if (decimal.negative || bytes[pos] === PLUS) pos++;
  decimal.wholeFrom = pos;
  while (pos < to && isDigit(bytes[pos])) pos++;
  decimal.wholeTo = decimal.fractionFrom = decimal.fractionTo = pos;
  if (pos < to && bytes[pos] === POINT) {
    decimal.fractionFrom = ++pos;
    while (pos < to && isDigit(bytes[pos])) pos++;
    decimal.fractionTo = pos;
  }
  const digits = decimal.wholeTo - decimal.wholeFrom + decimal.fractionTo - decimal.fractionFrom;
  if (digits === 0) return false;
  decimal.exponent = 0;
  if (pos === to) return true;
  if ((bytes[pos]! | 32) !== 101) return false;
  const negative = bytes[pos + 1] === MINUS;
  const start = negative || bytes[pos + 1] === PLUS ? pos + 2 : pos + 1;
  if (start >= to || to - start > 6) return false;
  const size = smallInteger(bytes, start, to);
  decimal.exponent = negative ? -size : size;
  return !Number.isNaN(size);
}

/** As {@link writeInt4Text}, for a `float8`: the double next to the number, also `NaN` and `Infinity`. */
export function writeFloat8Text(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  const value = scanDecimal(bytes, from, to) ? doubleOf(bytes, from, to) : notFinite(bytes, from, to);
  if (value === undefined) return false;
  out.view.setInt32(out.pos, 8);
  out.view.setFloat64(out.pos + 4, value);
  out.pos += 12;
  return true;
}

function doubleOf(bytes: Uint8Array, from: number, to: number): number | undefined {
  const { wholeFrom, wholeTo, fractionFrom, fractionTo, negative } = decimal;
  const exponent = decimal.exponent - (fractionTo - fractionFrom);
  if (wholeTo - wholeFrom + fractionTo - fractionFrom <= EXACT_DIGITS && exponent <= 22 && exponent >= -22) {
    // Clinger's fast path: two exact doubles give the nearest one by a single rounding.
    let digits = smallInteger(bytes, wholeFrom, wholeTo);
    for (let i = fractionFrom; i < fractionTo; i++) digits = digits * 10 + bytes[i]! - ZERO;
    const value = exponent < 0 ? digits / POWERS_OF_TEN[-exponent]! : digits * POWERS_OF_TEN[exponent]!;
    return negative ? -value : value;
  }
  const value = Number(asciiText(bytes, from, to));
  // As PostgreSQL does: a number that no double is near to is an error, not infinity.
  return Number.isFinite(value) ? value : undefined;
}

function notFinite(bytes: Uint8Array, from: number, to: number): number | undefined {
  if (isWord(bytes, from, to, 'nan')) return NaN;
  const negative = bytes[from] === MINUS;
  if (!isWord(bytes, negative ? from + 1 : from, to, 'infinity')) return undefined;
  return negative ? -Infinity : Infinity;
}

/** As {@link writeInt4Text}, for a `numeric`: all digits, and as many decimals as are written. */
export function writeNumericText(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  if (!scanDecimal(bytes, from, to)) {
    const value = notFinite(bytes, from, to);
    if (value === undefined) return false;
    writeGroups(
      out,
      0,
      0,
      value > 0 ? NUMERIC_INFINITY : value < 0 ? NUMERIC_MINUS_INFINITY : NUMERIC_NAN,
      0,
    );
    return true;
  }
  const { wholeFrom, wholeTo, fractionFrom, fractionTo, negative, exponent } = decimal;
  const wholeDigits = wholeTo - wholeFrom;
  const digits = wholeDigits + fractionTo - fractionFrom;
  /** Digits before the point, once the exponent is applied; negative when zeros follow the point. */
  const point = wholeDigits + exponent;
  const scale = Math.max(digits - point, 0);
  if (point > MAX_WHOLE_DIGITS || scale > MAX_SCALE) return false;
  const digitAt = (index: number): number => {
    if (index < 0 || index >= digits) return 0;
    return bytes[index < wholeDigits ? wholeFrom + index : fractionFrom + index - wholeDigits]! - ZERO;
  };
  // Groups of four digits to both sides of the point; those of zeros at either end are left out.
  let first = point - Math.ceil(point / 4) * 4;
  const last = Math.max(digits, point);
  const group = (at: number): number =>
    digitAt(at) * 1000 + digitAt(at + 1) * 100 + digitAt(at + 2) * 10 + digitAt(at + 3);
  let weight = Math.ceil(point / 4) - 1;
  while (first < last && group(first) === 0) {
    first += 4;
    weight--;
  }
  out.ensure(Math.ceil(Math.max(last - first, 0) / 4) * 2 + 16);
  const { view } = out;
  const start = out.pos;
  let count = 0;
  let significant = 0;
  for (let at = first; at < last; at += 4) {
    const value = group(at);
    view.setUint16(start + 12 + count * 2, value);
    count++;
    if (value !== 0) significant = count;
  }
  const sign = negative && significant > 0 ? NUMERIC_NEGATIVE : NUMERIC_POSITIVE;
  writeGroups(out, significant, significant === 0 ? 0 : weight, sign, scale);
  return true;
}

function writeGroups(out: ByteWriter, count: number, weight: number, sign: number, scale: number): void {
  const { view, pos } = out;
  view.setInt32(pos, 8 + count * 2);
  view.setInt16(pos + 4, count);
  view.setInt16(pos + 6, weight);
  view.setUint16(pos + 8, sign);
  view.setUint16(pos + 10, scale);
  out.pos = pos + 12 + count * 2;
}
