/** Mismatches that are listed; all are counted. */
const MAX_LISTED = 100;

/**
 * What differs between a table and its receipt: `changed`, values are others; `missing`, the row was written and is
 * not there; `unexpected`, it is there and was never written by a job.
 */
export interface Mismatch {
  row: number;
  kind: 'changed' | 'missing' | 'unexpected';
  /** The fields whose values differ, where the row could be computed again. */
  fields?: string[];
  /** Where it could not: something in so many rows from `row` on is not what was written. */
  rows?: number;
}

/** Collects mismatches, in row order. */
export class Mismatches {
  readonly listed: Mismatch[] = [];
  count = 0;

  add(mismatch: Mismatch): void {
    this.count++;
    if (this.listed.length < MAX_LISTED) this.listed.push(mismatch);
  }

  addMissing(firstRow: number, endRow: number): void {
    const listed = Math.min(endRow - firstRow, MAX_LISTED - this.listed.length);
    for (let row = firstRow; row < firstRow + listed; row++) this.listed.push({ row, kind: 'missing' });
    this.count += endRow - firstRow;
  }
}
