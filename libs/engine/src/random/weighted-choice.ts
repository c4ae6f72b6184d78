/**
 * Picks an index with given weights from one random number, in constant time: the alias method of Walker (1974)
 * as built by Vose (1991). The whole part of number x size chooses the column, the rest decides for the alias.
 */
export class WeightedChoice {
  private readonly thresholds: Float64Array;
  private readonly aliases: Uint32Array;

  /** `weights` are finite, not negative, and not all zero; they need not add up to one. */
  constructor(weights: readonly number[]) {
    const size = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map((weight) => (weight / total) * size);
    this.thresholds = new Float64Array(size).fill(1);
    this.aliases = new Uint32Array(size).map((_, i) => i);
    const small: number[] = [];
    const large: number[] = [];
    scaled.forEach((weight, i) => (weight < 1 ? small : large).push(i));
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large.at(-1)!;
      this.thresholds[less] = scaled[less]!;
      this.aliases[less] = more;
      scaled[more] = scaled[more]! - (1 - scaled[less]!);
      if (scaled[more] < 1) small.push(large.pop()!);
    }
    // Rounding may leave columns over. Their true share is one, except for those that must never be picked.
    const heaviest = weights.indexOf(Math.max(...weights));
    for (const i of small) {
      if (weights[i] !== 0) continue;
      this.thresholds[i] = 0;
      this.aliases[i] = heaviest;
    }
  }

  /** @param fraction a random number in [0, 1) */
  pick(fraction: number): number {
    const position = fraction * this.thresholds.length;
    const column = position | 0;
    return position - column < this.thresholds[column]! ? column : this.aliases[column]!;
  }
}
