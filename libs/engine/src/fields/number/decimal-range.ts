import { MAX_SAFE, type Report } from '../../options/option';

/** A range in units of 10^-`scale`: the whole numbers whose decimal lies between `min` and `max`. */
export interface DecimalRange {
  readonly min: number;
  readonly max: number;
}

export function decimalRange({ min, max }: { min: number; max: number }, scale: number): DecimalRange {
  const unit = 10 ** scale;
  // Decimals such as 1.005 are not exact in binary: round to the nearest unit, then make sure of the bound.
  let low = Math.round(min * unit);
  if (low / unit < min) low += 1;
  let high = Math.round(max * unit);
  if (high / unit > max) high -= 1;
  return { min: low + 0, max: high + 0 };
}

/** How many different numbers a range has. */
export function sizeOf({ min, max }: DecimalRange): number {
  return max - min + 1;
}

/** Whether there are numbers in the range, and no more than can be counted; reports what is wrong. */
export function checkRange(values: { min: number; max: number }, scale: number, report: Report): boolean {
  const { min, max } = values;
  if (min > max) {
    report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    return false;
  }
  const range = decimalRange(values, scale);
  if (Math.abs(range.min) > MAX_SAFE || Math.abs(range.max) > MAX_SAFE || sizeOf(range) > MAX_SAFE) {
    const digits = scale === 0 ? '' : ` with ${scale} decimals`;
    report('/max', 'out_of_range', `the range from ${min} to ${max}${digits} has more than 2^53 values`);
    return false;
  }
  if (sizeOf(range) < 1) {
    report('/min', 'empty_range', `no number with ${scale} decimals lies between ${min} and ${max}`);
    return false;
  }
  return true;
}
