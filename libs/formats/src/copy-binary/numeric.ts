import type { ByteWriter } from '@app/engine';
import { NUMERIC_NEGATIVE, NUMERIC_POSITIVE } from './wire-format';

const BASE = 10000;
const BASE_DIGITS = 4;

/** 2^53 has 16 digits; 15 more can be added to align them with the decimal point. */
const MAX_GROUPS = 6;
const groups = new Uint16Array(MAX_GROUPS);

/** Length field, header and digits. */
export const MAX_NUMERIC_BYTES = 4 + 8 + MAX_GROUPS * 2;

/**
 * Writes the field `unscaled` x 10^-`scale`, with its length, as `numeric`: digits to base 10,000 without zero
 * groups at either end, the weight of the first group, sign, and the number of decimals to show.
 */
export function writeNumeric(out: ByteWriter, unscaled: number, scale: number): void {
  const fractionGroups = Math.ceil(scale / BASE_DIGITS);
  // The last group is only partly filled when the scale is no multiple of four.
  const alignment = 10 ** (fractionGroups * BASE_DIGITS - scale);
  const lastUnits = BASE / alignment;

  let rest = Math.abs(unscaled);
  let upper = Math.floor(rest / lastUnits);
  let count = 0;
  groups[count++] = (rest - upper * lastUnits) * alignment;
  while (upper > 0) {
    rest = upper;
    upper = Math.floor(rest / BASE);
    groups[count++] = rest - upper * BASE;
  }
  let lowest = 0;
  while (lowest < count && groups[lowest] === 0) lowest++;
  const digits = count - lowest;

  const { view, pos } = out;
  view.setInt32(pos, 8 + digits * 2);
  view.setInt16(pos + 4, digits);
  view.setInt16(pos + 6, digits === 0 ? 0 : count - 1 - fractionGroups);
  view.setUint16(pos + 8, unscaled < 0 ? NUMERIC_NEGATIVE : NUMERIC_POSITIVE);
  view.setInt16(pos + 10, scale);
  let to = pos + 12;
  for (let i = count - 1; i >= lowest; i--, to += 2) view.setUint16(to, groups[i]!);
  out.pos = to;
}
