export const LARGEST_BELOW_ONE = 1 - 2 ** -53;
const HALF_STEP = 2 ** -54;

/** Turns a random fraction of 53 bits, from 0 up to but without 1, into a probability strictly between 0 and 1. */
export function openFraction(fraction: number): number {
  // Half a step away from 0; the largest fraction would be rounded up to 1.
  return Math.min(fraction + HALF_STEP, LARGEST_BELOW_ONE);
}
