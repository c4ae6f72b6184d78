import type { CellSeed } from './field-random';
import { mix32 } from './mix';

const TWO_POW_32 = 4294967296;
const TWO_POW_MINUS_53 = 1 / 9007199254740992;
/** Up to this many choices one 32-bit draw is enough: the bias stays below 2^-16. */
const ONE_DRAW_CHOICES = 65536;

/**
 * 32 random bits as a signed integer. `draw` is a small integer that tells the numbers of a cell apart.
 *
 * The seed is fed forward past the mixer, in the manner of Davies-Meyer, so that a draw is a random function of
 * the row and not merely a permutation of it; a factor of its own for each draw keeps cells whose draws meet at
 * one number apart at the next.
 */
export function i32(cell: CellSeed, draw: number): number {
  const x = mix32((cell + Math.imul(draw, 0x9e3779b9)) | 0);
  return (x + Math.imul(cell, Math.imul(draw, 0x85ebca6a) | 1)) | 0;
}

/** A number in [0, 1) with 32 random bits. */
export function fraction32(cell: CellSeed, draw: number): number {
  return (i32(cell, draw) >>> 0) / TWO_POW_32;
}

/** A number in [0, 1) with 53 random bits, made of draws `draw` and `draw + 1`. */
export function fraction53(cell: CellSeed, draw: number): number {
  return ((i32(cell, draw) >>> 5) * 67108864 + (i32(cell, draw + 1) >>> 6)) * TWO_POW_MINUS_53;
}

/**
 * An integer from 0 to `size - 1`, for `size` up to 65,536. Multiply-high, without rejection, so that every cell
 * costs the same; no value is more than 2^-32 more or less likely than 1 / size.
 */
export function choice(cell: CellSeed, draw: number, size: number): number {
  return (fraction32(cell, draw) * size) | 0;
}

/**
 * {@link choice} for any `size` up to 2^53. Above 65,536 it takes `draw` and `draw + 1`, and no value is more than
 * 2^-53 more or less likely than 1 / size.
 */
export function below(cell: CellSeed, draw: number, size: number): number {
  return size <= ONE_DRAW_CHOICES ? choice(cell, draw, size) : Math.floor(fraction53(cell, draw) * size);
}

/** True with `probability` (in steps of 2^-32; 0 is never, 1 is always). */
export function chance(cell: CellSeed, draw: number, probability: number): boolean {
  return fraction32(cell, draw) < probability;
}
