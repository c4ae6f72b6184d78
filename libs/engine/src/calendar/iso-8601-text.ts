import type { ByteWriter } from '../bytes/byte-writer';
import { PAIRS, writeInteger, writePadded } from '../bytes/decimal-text';
import { civilFromDays, dayOf, monthOf, yearOf } from './civil-date';

const MS_PER_DAY = 86_400_000;
const HYPHEN = 45;
const PLUS = 43;
const ZERO = 48;
const Z = 90;
// The signs between the numbers, at their places in little-endian 32-bit words.
const HYPHEN_MM_HYPHEN = 0x2d00002d;
const DD_T = 0x00540000;
const H_COLON_MM = 0x00003a00;
const COLON_SS_POINT = 0x2e00003a;

/**
 * Writes days since 1970-01-01 as `2026-01-31`. Years outside 0 to 9999 get a sign and at least six digits
 * (the expanded form of ISO 8601, as JavaScript writes it). Up to 16 bytes.
 */
export function writeDate(out: ByteWriter, days: number): void {
  const civil = civilFromDays(days | 0);
  writeYear(out, yearOf(civil));
  const { view, pos } = out;
  view.setInt32(pos, HYPHEN_MM_HYPHEN | (PAIRS[monthOf(civil)]! << 8), true);
  view.setUint16(pos + 4, PAIRS[dayOf(civil)]!, true);
  out.pos = pos + 6;
}

function writeYear(out: ByteWriter, year: number): void {
  if (year < 0 || year > 9999) return writeExpandedYear(out, year);
  const century = (year / 100) | 0;
  out.view.setInt32(out.pos, PAIRS[century]! | (PAIRS[year - century * 100]! << 16), true);
  out.pos += 4;
}

function writeExpandedYear(out: ByteWriter, year: number): void {
  out.byte(year < 0 ? HYPHEN : PLUS);
  const size = Math.abs(year);
  if (size < 1_000_000) writePadded(out, size, 6);
  else writeInteger(out, size);
}

/**
 * Writes milliseconds since 1970-01-01T00:00:00Z as `2026-01-31T09:30:00.000Z`. `micros` (0 to 999) are
 * appended as three more digits unless they are zero. Up to 34 bytes.
 */
export function writeTimestamp(out: ByteWriter, milliseconds: number, micros = 0): void {
  const days = Math.floor(milliseconds / MS_PER_DAY);
  const ofDay = (milliseconds - days * MS_PER_DAY) | 0;
  const seconds = (ofDay / 1000) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  const civil = civilFromDays(days | 0);
  const hourDigits = PAIRS[hours]!;
  const fraction = (ofDay - seconds * 1000) | 0;
  const tenths = (fraction / 100) | 0;

  writeYear(out, yearOf(civil));
  const { view, pos } = out;
  view.setInt32(pos, HYPHEN_MM_HYPHEN | (PAIRS[monthOf(civil)]! << 8), true);
  view.setInt32(pos + 4, PAIRS[dayOf(civil)]! | DD_T | (hourDigits << 24), true);
  view.setInt32(pos + 8, (hourDigits >>> 8) | H_COLON_MM | (PAIRS[minutes - hours * 60]! << 16), true);
  view.setInt32(pos + 12, COLON_SS_POINT | (PAIRS[seconds - minutes * 60]! << 8), true);
  view.setInt32(pos + 16, (ZERO + tenths) | (PAIRS[fraction - tenths * 100]! << 8) | (Z << 24), true);
  out.pos = pos + 20;
  if (micros === 0) return;
  out.pos--;
  writePadded(out, micros, 3);
  out.byte(Z);
}
