import { below } from './draw';
import type { FieldRandom } from './field-random';
import type { Permutation } from './permutation';

/**
 * Chooses one of `size` values for each row: an integer from 0 to `size - 1`, at random, or by a permutation when
 * one is given. A class, not a closure for each case: all fields share its one method, which can be inlined.
 */
export class RowPick {
  constructor(
    private readonly size: number,
    private readonly random: FieldRandom,
    private readonly permutation: Permutation | undefined,
  ) {}

  /** Uses draws 0 and 1. */
  at(row: number): number {
    if (this.permutation !== undefined) return this.permutation.at(row);
    return below(this.random.cell(row), 0, this.size);
  }
}
