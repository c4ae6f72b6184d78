import { daysFromCivil, type ByteWriter } from '@app/engine';
import { POSTGRES_EPOCH_DAYS, POSTGRES_EPOCH_MS } from '../../copy-binary/wire-format';
import { isWord } from './ascii';

/** In which order a date names its parts. `iso` is year, month, day. */
export type DateOrder = 'iso' | 'dmy' | 'mdy';

const TWO_POW_32 = 4294967296;
const DAY_MS = 86_400_000;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const COLON = 58;
const SLASH = 47;
const SPACE = 32;
const LETTER_T = 84;
const LETTER_Z = 90;
const ZERO = 48;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Filled by {@link scanTime}. */
export const moment = { days: 0, milliseconds: 0, micros: 0, dateOnly: true };

/** The number of `digits` digits at `pos`, or -1. */
function digitsAt(bytes: Uint8Array, pos: number, digits: number, to: number): number {
  if (pos + digits > to) return -1;
  let value = 0;
  for (let i = pos; i < pos + digits; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Sets the days of {@link moment}; returns where the date ends, or -1 when there is none of that order. */
function scanDate(bytes: Uint8Array, from: number, to: number, order: DateOrder): number {
  let year: number;
  let month: number;
  let day: number;
  let end: number;
  if (order === 'iso') {
    const separator = bytes[from + 4];
    if ((separator !== MINUS && separator !== SLASH) || bytes[from + 7] !== separator) return -1;
    year = digitsAt(bytes, from, 4, to);
    month = digitsAt(bytes, from + 5, 2, to);
    day = digitsAt(bytes, from + 8, 2, to);
    end = from + 10;
  } else {
    const firstDigits = digitsAt(bytes, from, 2, to) < 0 ? 1 : 2;
    const first = digitsAt(bytes, from, firstDigits, to);
    const separator = bytes[from + firstDigits];
    if (separator !== SLASH && separator !== POINT && separator !== MINUS) return -1;
    const secondFrom = from + firstDigits + 1;
    const secondDigits = digitsAt(bytes, secondFrom, 2, to) < 0 ? 1 : 2;
    const second = digitsAt(bytes, secondFrom, secondDigits, to);
    if (bytes[secondFrom + secondDigits] !== separator) return -1;
    const yearFrom = secondFrom + secondDigits + 1;
    year = digitsAt(bytes, yearFrom, 4, to);
    day = order === 'dmy' ? first : second;
    month = order === 'dmy' ? second : first;
    end = yearFrom + 4;
  }
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]!) return -1;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return -1;
  moment.days = daysFromCivil(year, month, day);
  return end;
}

/**
 * Reads a date, or a date and a time of day with seconds and a zone as they are there, into {@link moment}. A time
 * without a zone is one of UTC.
 * @returns whether the text is one, and nothing else
 */
export function scanTime(bytes: Uint8Array, from: number, to: number, order: DateOrder): boolean {
  let pos = scanDate(bytes, from, to, order);
  if (pos < 0) return false;
  moment.milliseconds = moment.days * DAY_MS;
  moment.micros = 0;
  moment.dateOnly = pos === to;
  if (moment.dateOnly) return true;
  if (bytes[pos] !== SPACE && (bytes[pos]! & ~32) !== LETTER_T) return false;
  const hour = digitsAt(bytes, pos + 1, 2, to);
  const minute = digitsAt(bytes, pos + 4, 2, to);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || bytes[pos + 3] !== COLON) return false;
  moment.milliseconds += (hour * 60 + minute) * 60_000;
  pos += 6;
  if (pos < to && bytes[pos] === COLON) {
    const second = digitsAt(bytes, pos + 1, 2, to);
    if (second < 0 || second > 59) return false;
    moment.milliseconds += second * 1_000;
    pos += 3;
    if (pos < to && bytes[pos] === POINT) pos = scanFraction(bytes, pos + 1, to);
    if (pos < 0) return false;
  }
  return scanZone(bytes, pos, to);
}

/** Up to six decimals of a second; more would be lost. */
function scanFraction(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  let micros = 0;
  while (pos < to && bytes[pos]! >= ZERO && bytes[pos]! <= 57) micros = micros * 10 + bytes[pos++]! - ZERO;
  const digits = pos - from;
  if (digits === 0 || digits > 6) return -1;
  for (let i = digits; i < 6; i++) micros *= 10;
  const milliseconds = Math.floor(micros / 1_000);
  moment.milliseconds += milliseconds;
  moment.micros = micros - milliseconds * 1_000;
  return pos;
}

function scanZone(bytes: Uint8Array, from: number, to: number): boolean {
  let pos = from;
  if (pos === to) return true;
  if ((bytes[pos]! & ~32) === LETTER_Z) return pos + 1 === to;
  if (bytes[pos] === SPACE) pos++;
  const sign = bytes[pos];
  if (sign !== PLUS && sign !== MINUS) return false;
  const hours = digitsAt(bytes, pos + 1, 2, to);
  pos += 3;
  if (bytes[pos] === COLON && pos < to) pos++;
  const minutes = pos >= to ? 0 : digitsAt(bytes, pos, 2, to);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || (pos < to && pos + 2 !== to)) return false;
  moment.milliseconds -= (hours * 60 + minutes) * 60_000 * (sign === MINUS ? -1 : 1);
  return true;
}

/** Writes the length and value of a `timestamptz`; `false` when the text is none. */
export function writeTimestampText(
  bytes: Uint8Array,
  from: number,
  to: number,
  order: DateOrder,
  out: ByteWriter,
): boolean {
  const { view, pos } = out;
  view.setInt32(pos, 8);
  if (!scanTime(bytes, from, to, order)) {
    const infinite = infinity(bytes, from, to);
    if (infinite === 0) return false;
    view.setInt32(pos + 4, infinite > 0 ? 0x7fffffff : -0x80000000);
    view.setInt32(pos + 8, infinite > 0 ? -1 : 0);
    out.pos = pos + 12;
    return true;
  }
  // Microseconds of far times have more than 53 bits: the two words are computed apart.
  const milliseconds = moment.milliseconds - POSTGRES_EPOCH_MS;
  const high = Math.floor(milliseconds / TWO_POW_32);
  const low = (milliseconds - high * TWO_POW_32) * 1_000 + moment.micros;
  const carry = Math.floor(low / TWO_POW_32);
  view.setInt32(pos + 4, (high * 1_000 + carry) | 0);
  view.setInt32(pos + 8, (low - carry * TWO_POW_32) | 0);
  out.pos = pos + 12;
  return true;
}

/** As {@link writeTimestampText}, for a `date`. */
export function writeDateText(
  bytes: Uint8Array,
  from: number,
  to: number,
  order: DateOrder,
  out: ByteWriter,
): boolean {
  const infinite = infinity(bytes, from, to);
  if (infinite === 0 && !(scanTime(bytes, from, to, order) && moment.dateOnly)) return false;
  const { view, pos } = out;
  view.setInt32(pos, 4);
  if (infinite === 0) view.setInt32(pos + 4, moment.days - POSTGRES_EPOCH_DAYS);
  else view.setInt32(pos + 4, infinite > 0 ? 0x7fffffff : -0x80000000);
  out.pos = pos + 8;
  return true;
}

/** 1 for `infinity`, -1 for `-infinity`, which dates and timestamps of PostgreSQL can be; otherwise 0. */
function infinity(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === MINUS;
  if (!isWord(bytes, negative ? from + 1 : from, to, 'infinity')) return 0;
  return negative ? -1 : 1;
}
