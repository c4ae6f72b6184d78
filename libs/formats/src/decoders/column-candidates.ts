import type { ColumnType } from '@app/engine';
import { CellKind } from './records/record-cells';
import { isDigit, isWord } from './values/ascii';
import { isStorableJson } from './values/json-text';
import { withoutDoubledQuotes } from './values/quoted-text';
import { decimal, scanDecimal } from './values/numbers';
import { moment, scanTime, type DateOrder } from './values/times';

/** The types that a column may still have, as bits. */
const BOOL = 1;
const INT4 = 2;
const INT8 = 4;
const NUMERIC = 8;
const FLOAT8 = 16;
const UUID = 32;
const DATE_ISO = 64;
const DATE_DMY = 128;
const DATE_MDY = 256;
const TIME_ISO = 512;
const TIME_DMY = 1024;
const TIME_MDY = 2048;
const JSONB = 4096;
const TEXT = 8192;
const ANY = 16383;

const DATES = DATE_ISO | DATE_DMY | DATE_MDY | TIME_ISO | TIME_DMY | TIME_MDY;
const NUMBERS = INT4 | INT8 | NUMERIC | FLOAT8;
const ORDERS: readonly { order: DateOrder; date: number; time: number }[] = [
  { order: 'iso', date: DATE_ISO, time: TIME_ISO },
  { order: 'dmy', date: DATE_DMY, time: TIME_DMY },
  { order: 'mdy', date: DATE_MDY, time: TIME_MDY },
];
const MINUS = 45;
const ZERO = 48;
const MAX_INT4 = 0x7fffffff;
const MAX_INT8 = '9223372036854775807';
/** Longer numbers are more likely codes, and cost more than they are worth as numbers. */
const MAX_NUMBER_LENGTH = 200;

/** A type together with the order of the parts of its dates. */
export interface TypedColumn {
  type: ColumnType;
  /** For dates and timestamps. */
  dateOrder: DateOrder;
}

/**
 * The types that all values of a column have had in common. Nothing is guessed: a column has a type only if every one
 * of its values is one of it and no value would read otherwise afterwards, so `007` and `+49` are texts. A date whose
 * order of day and month no value settles is a text too.
 */
export class ColumnCandidates {
  private left = ANY;
  private seen = false;

  /** @param dateOrder the only order of dates, if it is given */
  constructor(
    private readonly json: boolean,
    dateOrder: DateOrder | undefined,
  ) {
    if (dateOrder === undefined) return;
    const { date, time } = ORDERS.find(({ order }) => order === dateOrder)!;
    this.left = ANY & ~(DATES & ~(date | time));
  }

  /** Takes a value that is not null into account. */
  add(kind: number, bytes: Uint8Array, from: number, to: number): void {
    const { left } = this;
    this.seen = true;
    if (left === TEXT) return;
    // Most values are of the type that the values before them had.
    if ((left & INT4) !== 0 && (kind === CellKind.plain || kind === CellKind.jsonNumber)) {
      const mask = integerTypes(bytes, from, to);
      if (mask !== 0) {
        this.left = left & (mask | (kind === CellKind.plain ? TEXT : JSONB));
        return;
      }
    }
    this.left = left & typesOf(kind, bytes, from, to, left);
  }

  /** What the values allow; a column without any value is text. */
  decide(): TypedColumn {
    return { type: this.seen ? this.type() : 'text', dateOrder: this.order() };
  }

  private type(): ColumnType {
    const { left } = this;
    if (left & BOOL) return 'bool';
    if (left & INT4) return 'int4';
    if (left & INT8) return 'int8';
    if (left & NUMERIC) return 'numeric';
    if (left & FLOAT8) return 'float8';
    if (left & UUID) return 'uuid';
    const dates = ORDERS.filter(({ date }) => left & date);
    if (dates.length === 1) return 'date';
    if (ORDERS.filter(({ time }) => left & time).length === 1) return 'timestamptz';
    // In JSON, strings are texts and anything mixed is kept as it is; in CSV, all values are strings.
    if (this.json) return left & TEXT ? 'text' : 'jsonb';
    return left & JSONB ? 'jsonb' : 'text';
  }

  private order(): DateOrder {
    return ORDERS.find(({ date, time }) => this.left & (date | time))?.order ?? 'iso';
  }
}

/** Whether a value could be nothing but a text: a column's name is one. */
export function isOnlyText(kind: number, bytes: Uint8Array, from: number, to: number): boolean {
  return typesOf(kind, bytes, from, to, ANY) === TEXT;
}

function typesOf(kind: number, bytes: Uint8Array, from: number, to: number, left: number): number {
  switch (kind) {
    case CellKind.jsonTrue:
    case CellKind.jsonFalse:
      return BOOL | JSONB;
    case CellKind.jsonNumber:
      return numberTypes(bytes, from, to) | JSONB;
    case CellKind.jsonNested:
      return JSONB;
    case CellKind.jsonString:
      return textTypes(bytes, from, to, left & (DATES | UUID)) | JSONB | TEXT;
    case CellKind.jsonStringEscaped:
      return JSONB | TEXT;
    case CellKind.quotedEscaped: {
      const text = withoutDoubledQuotes(bytes, from, to);
      return textTypes(text, 0, text.length, left & JSONB) | TEXT;
    }
    default:
      return textTypes(bytes, from, to, left) | TEXT;
  }
}

/** Integers of up to nine digits, the usual ones; 0 for anything else. */
function integerTypes(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length === 0 || length > 9 || (bytes[from] === ZERO && length > 1)) return 0;
  for (let i = from; i < to; i++) if (!isDigit(bytes[i])) return 0;
  return NUMBERS;
}

function textTypes(bytes: Uint8Array, from: number, to: number, wanted: number): number {
  const length = to - from;
  if (length === 0) return 0;
  const first = bytes[from]!;
  let types = 0;
  if ((wanted & NUMBERS) !== 0 && (isDigit(first) || first === MINUS || first === 78 || first === 73))
    types |= numberTypes(bytes, from, to);
  if ((wanted & DATES) !== 0 && length >= 8 && length <= 40 && isDigit(first)) {
    for (const { order, date, time } of ORDERS) {
      if ((wanted & (date | time)) !== 0 && scanTime(bytes, from, to, order))
        types |= moment.dateOnly ? date | time : time;
    }
  }
  if ((wanted & UUID) !== 0 && length === 36 && isUuid(bytes, from)) types |= UUID;
  if ((wanted & BOOL) !== 0 && (isWord(bytes, from, to, 'true') || isWord(bytes, from, to, 'false')))
    types |= BOOL;
  if ((wanted & JSONB) !== 0 && (first === 123 || first === 91) && isStorableJson(bytes, from, to))
    types |= JSONB;
  return types;
}

function numberTypes(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > MAX_NUMBER_LENGTH) return 0;
  if (!scanDecimal(bytes, from, to)) {
    const start = bytes[from] === MINUS ? from + 1 : from;
    return isExactly(bytes, from, to, 'NaN') || isExactly(bytes, start, to, 'Infinity') ? FLOAT8 : 0;
  }
  const { wholeFrom, wholeTo, fractionFrom, fractionTo, negative, exponent } = decimal;
  const wholeDigits = wholeTo - wholeFrom;
  // What would not be written like this again is a code, not a number.
  if (wholeDigits === 0 || (wholeDigits > 1 && bytes[wholeFrom] === ZERO)) return 0;
  const last = bytes[to - 1]!;
  if (fractionTo === fractionFrom && last === 46) return 0;
  const hasExponent = exponent !== 0 || fractionTo < to;
  if (hasExponent || (fractionTo === fractionFrom && wholeTo < to)) {
    return Number.isFinite(Number(String.fromCharCode(...bytes.subarray(from, to)))) ? FLOAT8 : 0;
  }
  if (fractionTo > fractionFrom) return NUMERIC | FLOAT8;
  if (negative && wholeDigits === 1 && bytes[wholeFrom] === ZERO) return FLOAT8;
  if (wholeDigits < 10) return NUMBERS;
  if (wholeDigits > 19) return NUMERIC | FLOAT8;
  const digits = String.fromCharCode(...bytes.subarray(wholeFrom, wholeTo));
  if (wholeDigits === 10 && Number(digits) <= MAX_INT4) return NUMBERS;
  return wholeDigits < 19 || digits <= MAX_INT8 ? INT8 | NUMERIC | FLOAT8 : NUMERIC | FLOAT8;
}

function isExactly(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word.charCodeAt(i)) return false;
  return true;
}

function isUuid(bytes: Uint8Array, from: number): boolean {
  for (let i = 0; i < 36; i++) {
    const byte = bytes[from + i]!;
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (byte !== MINUS) return false;
    } else if (!isDigit(byte) && !((byte | 32) >= 97 && (byte | 32) <= 102)) return false;
  }
  return true;
}
