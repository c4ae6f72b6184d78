import { below } from './draw';
import type { FieldRandom } from './field-random';
import { Permutation } from './permutation';
import type { RandomKey } from './random-key';

/**
 * Chooses different values for the items of each array: a window of a {@link Permutation} that begins anywhere, and
 * goes on at its beginning after its end. `place` is the number of the array times `perArray`, plus that of the item.
 */
export class DistinctItems {
  private readonly permutation: Permutation;

  constructor(
    private readonly size: number,
    private readonly perArray: number,
    private readonly offsets: FieldRandom,
    key: RandomKey,
  ) {
    this.permutation = new Permutation(size, key);
  }

  /** Different for all items of an array that has no more than `size`. */
  at(place: number): number {
    const item = place % this.perArray;
    const array = (place - item) / this.perArray;
    const from = below(this.offsets.cell(array), 0, this.size);
    return this.permutation.at((from + item) % this.size);
  }
}
