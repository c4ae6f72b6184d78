import { below } from './draw';
import type { FieldRandom } from './field-random';

/** The choice of each row where it is not a random one of its own. */
export interface RowOrder {
  at(row: number): number;
}

/**
 * Chooses one of `size` values for each row: an integer from 0 to `size - 1`, at random, or by an order when one
 * is given. A class, not a closure for each case: all fields share its one method, which can be inlined.
 */
export class RowPick {
  constructor(
    private readonly size: number,
    private readonly random: FieldRandom,
    private readonly order: RowOrder | undefined,
  ) {}

  /** Uses draws 0 and 1. */
  at(row: number): number {
    if (this.order !== undefined) return this.order.at(row);
    return below(this.random.cell(row), 0, this.size);
  }
}
