import { areaUpTo, endOfArea } from '../math/area-under-power';
import { portablePow } from '../math/elementary';

const TABLED_RANKS = 1024;

/**
 * Draws ranks from 0 on, of which the k-th comes k^-exponent times as often as the first. The first 1,024 are in a
 * table; a later rank k takes the area under x^-exponent from k - 1/2 to k + 1/2, which differs from its share by less
 * than exponent (exponent + 1) / 24 k^-2 of it and has an inverse that is a formula (the area function of W. Hörmann
 * and G. Derflinger, "Rejection-inversion to generate variates from monotone discrete distributions", ACM TOMACS 6
 * (1996)). The number of ranks may differ from draw to draw.
 */
export class ZipfRanks {
  private readonly sums = new Float64Array(TABLED_RANKS);
  private readonly areaBefore: number;
  private lastRanks = 0;
  private lastTotal = 0;

  constructor(private readonly exponent: number) {
    let sum = 0;
    for (let rank = 1; rank <= TABLED_RANKS; rank++)
      this.sums[rank - 1] = sum += portablePow(rank, -exponent);
    this.areaBefore = areaUpTo(TABLED_RANKS + 0.5, exponent);
  }

  /** @param fraction a random number in [0, 1); @param ranks how many there are, 1 or more */
  pick(fraction: number, ranks: number): number {
    const tabled = Math.min(ranks, TABLED_RANKS);
    const sum = this.sums[tabled - 1]!;
    const value = fraction * this.totalOf(ranks);
    if (value < sum) return this.find(value, tabled);
    const rank = Math.floor(endOfArea(value - sum + this.areaBefore, this.exponent) + 0.5);
    return Math.min(ranks, Math.max(tabled + 1, rank)) - 1;
  }

  private totalOf(ranks: number): number {
    if (ranks <= TABLED_RANKS) return this.sums[ranks - 1]!;
    // A memory of one number, not state: it is the same whatever was asked before.
    if (ranks !== this.lastRanks) {
      this.lastTotal = this.sums[TABLED_RANKS - 1]! + areaUpTo(ranks + 0.5, this.exponent) - this.areaBefore;
      this.lastRanks = ranks;
    }
    return this.lastTotal;
  }

  /** The first tabled rank whose sum is above `value`. */
  private find(value: number, tabled: number): number {
    let low = 0;
    let high = tabled - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sums[middle]! > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
