/**
 * A bijective 32-bit finaliser: `lowbias32` of Chris Wellons' hash prospector
 * (https://nullprogram.com/blog/2018/07/31/), chosen for its very low avalanche bias.
 */
export function mix32(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return x ^ (x >>> 16);
}

/** The bits of a row number (0 to 2^53 - 1) above the lowest 32. Multiplying by 2^-32 is exact. */
export function highWord(row: number): number {
  return (row * 2.3283064365386963e-10) | 0;
}
