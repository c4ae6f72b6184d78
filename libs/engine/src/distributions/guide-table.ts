/**
 * Finds the place of a number among ascending sums, in constant time on average and in logarithmic time at worst: the
 * guide table of H. C. Chen and Y. Asau, "On generating random variates from an empirical distribution", AIIE
 * Transactions 6 (1974). Unlike an alias table it keeps the order, as the inverse of a distribution function must.
 */
export class GuideTable {
  private readonly first: Uint32Array;
  private readonly scale: number;
  /** The last sum. */
  readonly total: number;

  /** `sums` do not decrease, and the last is above 0. */
  constructor(readonly sums: Float64Array) {
    const size = sums.length;
    this.total = sums[size - 1]!;
    this.scale = size / this.total;
    this.first = new Uint32Array(size + 1);
    let index = 0;
    for (let step = 0; step < size; step++) {
      while (sums[index]! * this.scale <= step) index++;
      this.first[step] = index;
    }
    this.first[size] = size - 1;
  }

  /** The first index whose sum is above `value`; the last index when there is none. */
  find(value: number): number {
    const { sums, first } = this;
    const step = Math.min(Math.max((value * this.scale) | 0, 0), sums.length - 1);
    let low = first[step]!;
    let high = first[step + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
