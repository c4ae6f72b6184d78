import { UniqueValuesExhausted } from '../engine.errors';
import { mix32 } from './mix';
import type { RandomKey } from './random-key';

const ROUNDS = 6;

/**
 * A keyed permutation of the integers 0 to `size - 1`, for any `size` from 1 to 2^53 - 1: different rows give
 * different values, without a set in memory and without retries.
 *
 * A Feistel network over the next power of two with cycle walking: a value that falls outside the domain is
 * enciphered again (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002). Fewer than two walks
 * are expected, because the domain is more than half of the power of two.
 */
export class Permutation {
  private readonly lowBits: number;
  private readonly lowSize: number;
  private readonly lowMask: number;
  private readonly highMask: number;
  private readonly keys: Int32Array;

  constructor(
    readonly size: number,
    key: RandomKey,
  ) {
    let bits = 0;
    while (2 ** bits < size) bits++;
    this.lowBits = Math.ceil(bits / 2);
    this.lowSize = 2 ** this.lowBits;
    this.lowMask = this.lowSize - 1;
    this.highMask = 2 ** (bits - this.lowBits) - 1;
    this.keys = new Int32Array(ROUNDS);
    for (let i = 0; i < ROUNDS; i++) this.keys[i] = mix32(key[i & 3]! + Math.imul(i + 1, 0x9e3779b9));
  }

  /** @throws UniqueValuesExhausted when `row` is not below `size`. */
  at(row: number): number {
    if (row >= this.size) throw new UniqueValuesExhausted(row, this.size);
    let value = row;
    do value = this.encipher(value);
    while (value >= this.size);
    return value;
  }

  private encipher(value: number): number {
    const { keys, lowMask, highMask, lowSize } = this;
    let high = Math.floor(value / lowSize);
    let low = value - high * lowSize;
    for (let i = 0; i < ROUNDS; i += 2) {
      high ^= mix32(low ^ keys[i]!) & highMask;
      low ^= mix32(high ^ keys[i + 1]!) & lowMask;
    }
    return high * lowSize + low;
  }
}

/**
 * A permutation that does not need to know how many rows there will be and still gives small numbers to
 * small datasets: rows below 10^4 are permuted among themselves, then those below 10^6, 10^9 and 10^12.
 */
export class TieredPermutation {
  static readonly SIZE = 1e12;
  private readonly tiers: readonly { from: number; permutation: Permutation }[];

  constructor(key: RandomKey) {
    const bounds = [0, 1e4, 1e6, 1e9, TieredPermutation.SIZE];
    this.tiers = bounds.slice(1).map((to, i) => {
      const from = bounds[i]!;
      return { from, permutation: new Permutation(to - from, key) };
    });
  }

  /** @throws UniqueValuesExhausted when `row` is not below 10^12. */
  at(row: number): number {
    const tier = this.tiers[row < 1e4 ? 0 : row < 1e6 ? 1 : row < 1e9 ? 2 : 3]!;
    return tier.from + tier.permutation.at(row - tier.from);
  }
}
