import { randomInt } from 'node:crypto';

/** A seed for a request that brings none: 48 bits, short enough to read aloud. */
export function drawSeed(): number {
  return randomInt(2 ** 48 - 1);
}
