import { highWord, mix32 } from './mix';
import type { RandomKey } from './random-key';

/**
 * The randomness of one cell: 32 bits from which all its numbers are drawn by the functions of
 * {@link file://./draw.ts}. Computed once for a cell, because a cell needs several numbers.
 */
export type CellSeed = number;

/**
 * The randomness of one field. Every number is a pure function of (key, row, draw): nothing is remembered
 * between calls, so any row can be computed at any time, in any order, by any worker. Not for secrets.
 *
 * Counter based, as in Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC'11): two keyed rounds
 * of a 32-bit mixer. The first, here, enciphers the row; the second, in `i32`, the number of the draw.
 */
export class FieldRandom {
  private readonly inner: number;
  private readonly outer: number;

  constructor(key: RandomKey) {
    this.inner = key[0] ^ key[3];
    this.outer = key[1] ^ key[2];
  }

  /**
   * The seed of the cell in `row` (an integer from 0 to 2^53 - 1). Rows that agree in all but the lowest 32 bits
   * have different seeds; from 2^32 rows on, seeds repeat.
   */
  cell(row: number): CellSeed {
    return (mix32(row ^ this.inner) + (this.outer ^ Math.imul(highWord(row), 0xc2b2ae35))) | 0;
  }
}
