import { ParentsExhausted } from '../engine.errors';
import { below } from '../random/draw';
import type { FieldRandom } from '../random/field-random';

/** How many children each parent has, both ends included. */
export interface FanOutRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Gives each of `parents` parents from `min` to `max` children, and finds the parent of a child in constant time,
 * without sums over the parents before it. The children of a parent are consecutive rows.
 *
 * Parents 2j and 2j + 1 are a pair, whose children together are known: `min + max`, and the pair draws how to share
 * them. A parent's number is then uniform from min to max, only the sum within a pair is fixed. More parents leave the
 * children of those before them as they were.
 *
 * With a `total`, the children beyond the minimum are dealt to the pairs evenly instead, as in Bresenham's line: the
 * first j pairs have floor(extra * 2j / parents) of them. Each pair draws how to share its own within the range.
 */
export class FanOut {
  private readonly range: number;
  /** Children beyond the minimum of all parents; those of pair j begin at {@link extraBefore}. */
  private readonly wholePerPair: number;
  private readonly restPerPair: number;
  private readonly perPair: number;
  readonly total: number;

  /** @param total from `parents * min` to `parents * max`; what the pairs draw when left out */
  constructor(
    private readonly each: FanOutRange,
    readonly parents: number,
    private readonly random: FieldRandom,
    total?: number,
  ) {
    const { min, max } = each;
    this.range = max - min;
    const twice = total === undefined ? 0 : 2 * (total - parents * min);
    this.wholePerPair = total === undefined ? this.range : Math.floor(twice / parents);
    this.restPerPair = total === undefined ? 0 : (twice - this.wholePerPair * parents) / parents;
    this.perPair = 2 * min + this.wholePerPair + this.restPerPair;
    const pairs = Math.floor(parents / 2);
    const start = this.startOf(pairs);
    if (total !== undefined) this.total = total;
    else this.total = parents % 2 === 0 ? start : start + min + this.shareOf(pairs, this.range);
  }

  /** Number of the parent of a child. @throws ParentsExhausted */
  parentOf(child: number): number {
    if (child >= this.total) throw new ParentsExhausted(child, this.total);
    let pair = Math.max(0, Math.ceil((child + 1) / this.perPair) - 1);
    while (this.startOf(pair) > child) pair--;
    while (this.startOf(pair + 1) <= child) pair++;
    // The last one of an odd number has no partner.
    if (2 * pair + 1 >= this.parents) return 2 * pair;
    const start = this.startOf(pair);
    const extra = this.extraBefore(pair + 1) - this.extraBefore(pair);
    return child - start < this.each.min + this.shareOf(pair, extra) ? 2 * pair : 2 * pair + 1;
  }

  /** The first child of a pair. */
  private startOf(pair: number): number {
    return 2 * pair * this.each.min + this.extraBefore(pair);
  }

  private extraBefore(pair: number): number {
    return pair * this.wholePerPair + Math.floor(pair * this.restPerPair);
  }

  /** How many of the pair's `extra` children its first parent has. */
  private shareOf(pair: number, extra: number): number {
    const least = Math.max(0, extra - this.range);
    const most = Math.min(this.range, extra);
    return least + below(this.random.cell(pair), 0, most - least + 1);
  }
}
