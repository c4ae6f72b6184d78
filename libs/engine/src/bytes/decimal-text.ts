import type { ByteWriter } from './byte-writer';

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** The two ASCII digits of 0 to 99, as little-endian 16-bit words. */
export const PAIRS = new Uint16Array(100).map((_, i) => (ZERO + ((i / 10) | 0)) | ((ZERO + (i % 10)) << 8));
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, i) => 10 ** i);
/** Decimals of up to 15 digits survive the way to a double and back (DBL_DIG in C). */
const EXACT_DIGITS = 1e15;

/** Writes an integer from -(2^53 - 1) to 2^53 - 1 in decimal. Up to 17 bytes. */
export function writeInteger(out: ByteWriter, value: number): void {
  if (value < 0) {
    out.byte(MINUS);
    value = -value;
  }
  if (value < 1e9) writeSmall(out, value | 0);
  else writeLarge(out, value);
}

/** Writes an integer from 0 to 10^9 - 1. */
function writeSmall(out: ByteWriter, value: number): void {
  let digits = 1;
  if (value >= 10) {
    digits = 2;
    if (value >= 100) {
      digits = 3;
      if (value >= 1000) {
        digits = 4;
        if (value >= 10000) {
          digits =
            value < 100000 ? 5 : value < 1000000 ? 6 : value < 10000000 ? 7 : value < 100000000 ? 8 : 9;
        }
      }
    }
  }
  writePadded(out, value, digits);
}

function writeLarge(out: ByteWriter, value: number): void {
  const high = Math.floor(value / 1e9);
  writeSmall(out, high | 0);
  writePadded(out, (value - high * 1e9) | 0, 9);
}

/** Writes an integer from 0 to 10^9 - 1 as exactly `width` (1 to 9) digits, with leading zeros. */
export function writePadded(out: ByteWriter, value: number, width: number): void {
  const { view } = out;
  const start = out.pos;
  let end = start + width;
  out.pos = end;
  while (end - start >= 2) {
    const rest = (value / 100) | 0;
    end -= 2;
    view.setUint16(end, PAIRS[value - rest * 100]!, true);
    value = rest;
  }
  if (end > start) view.setUint8(start, ZERO + value);
}

/** Writes an integer from 0 to 2^53 - 1 with at least `width` (up to 18) digits. Up to 18 bytes. */
export function writeZeroFilled(out: ByteWriter, value: number, width: number): void {
  const digits = value < 10 ? 1 : countDigits(value);
  for (let missing = width - digits; missing > 0; missing--) out.byte(ZERO);
  writeInteger(out, value);
}

function countDigits(value: number): number {
  let digits = 1;
  while (digits < 16 && value >= POWERS_OF_TEN[digits]!) digits++;
  return digits;
}

/** Writes `unscaled` x 10^-`scale` with exactly `scale` (0 to 15) decimals. Up to 19 bytes. */
export function writeScaled(out: ByteWriter, unscaled: number, scale: number): void {
  if (scale === 0) return writeInteger(out, unscaled);
  if (unscaled < 0) {
    out.byte(MINUS);
    unscaled = -unscaled;
  }
  const power = POWERS_OF_TEN[scale]!;
  const whole = Math.floor(unscaled / power);
  writeInteger(out, whole);
  out.byte(POINT);
  writeFraction(out, unscaled - whole * power, scale);
}

function writeFraction(out: ByteWriter, fraction: number, digits: number): void {
  if (digits <= 9) return writePadded(out, fraction | 0, digits);
  const high = Math.floor(fraction / 1e9);
  writePadded(out, high | 0, digits - 9);
  writePadded(out, (fraction - high * 1e9) | 0, 9);
}

/**
 * Writes a finite double as JavaScript does: the shortest decimal that reads back as the same double. Up to
 * 25 bytes. Numbers with few decimals, the usual ones, take a path without strings: when a decimal of at most
 * 15 digits rounds to the double, it is the shortest, because no two of them round to the same double.
 */
export function writeDouble(out: ByteWriter, value: number): void {
  const cents = Math.round(value * 100);
  if (cents / 100 === value && cents < EXACT_DIGITS && cents > -EXACT_DIGITS) {
    return writeShortest(out, cents, 100, 2);
  }
  const micros = Math.round(value * 1e6);
  if (micros / 1e6 === value && micros < EXACT_DIGITS && micros > -EXACT_DIGITS) {
    return writeShortest(out, micros, 1e6, 6);
  }
  writeAscii(out, String(value));
}

/** Writes `unscaled` / `unit`, where `unit` is 10^`digits`, without zeros at the end. */
function writeShortest(out: ByteWriter, unscaled: number, unit: number, digits: number): void {
  if (unscaled < 0) {
    out.byte(MINUS);
    unscaled = -unscaled;
  }
  const whole = Math.floor(unscaled / unit);
  if (whole < 1e9) writeSmall(out, whole | 0);
  else writeLarge(out, whole);
  let fraction = (unscaled - whole * unit) | 0;
  if (fraction === 0) return;
  out.byte(POINT);
  while (fraction % 10 === 0) {
    fraction = (fraction / 10) | 0;
    digits--;
  }
  writePadded(out, fraction, digits);
}

/** Writes a string of ASCII characters. */
export function writeAscii(out: ByteWriter, text: string): void {
  const { bytes } = out;
  for (let i = 0; i < text.length; i++) bytes[out.pos++] = text.charCodeAt(i);
}
