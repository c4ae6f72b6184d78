import type { FieldSpec } from '../plan/field-spec';

/** Rows from the first number up to but without the second. */
export type RowRange = readonly [first: number, end: number];

/** The key of a record type as a function: all that is needed to compute it for any row, without looking it up. */
export interface KeyFunction {
  readonly recordType: string;
  /** The field that is the key. */
  readonly key: string;
  /** The key and the fields that it is computed from, canonical. */
  readonly fields: readonly FieldSpec[];
  readonly locale: string;
  readonly seed: number;
  /** What the key refers to, when it is a reference itself. */
  readonly references?: ReferenceTargets;
}

/** The rows of a record type that can be referred to, by their key. */
export interface ParentRows extends KeyFunction {
  readonly rows: readonly RowRange[];
}

/**
 * What a reference field points to: with it, the field is a pure function of the row. Kept with the dataset, so that
 * its rows can be computed again whatever becomes of the parent. Parents are numbered in the order of `rows`, which
 * only ever grows at its end, so that a number once given means the same row for ever.
 */
export interface ReferenceTarget extends ParentRows {
  /** How many parents there are for the rows from `fromRow` on: appended rows know more parents than the older ones. */
  readonly spans: readonly { readonly fromRow: number; readonly parents: number }[];
  /** Children of all parents together, where a ranged fan-out is to come out at a given count. */
  readonly total?: number;
}

/** Targets by the name of the reference field. */
export type ReferenceTargets = Readonly<Record<string, ReferenceTarget>>;

/** How many rows the ranges have. */
export function sizeOfRows(rows: readonly RowRange[]): number {
  return rows.reduce((sum, [first, end]) => sum + end - first, 0);
}

/** The rows of `rows` that are not in `others`. */
export function subtractRows(rows: readonly RowRange[], others: readonly RowRange[]): RowRange[] {
  return others.reduce<RowRange[]>(
    (left, [from, to]) =>
      left.flatMap(([first, end]): RowRange[] => {
        const parts: RowRange[] = [
          [first, Math.min(end, from)],
          [Math.max(first, to), end],
        ];
        return parts.filter(([a, b]) => a < b);
      }),
    [...rows],
  );
}

/** The row of each parent by its number. */
export function rowOfParent(rows: readonly RowRange[]): (index: number) => number {
  if (rows.length === 1) {
    const [first] = rows[0]!;
    return first === 0 ? (index) => index : (index) => first + index;
  }
  let before = 0;
  const starts = rows.map(([first, end]) => {
    const start = { index: before, first };
    before += end - first;
    return start;
  });
  return (index) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]!.index <= index) low = middle;
      else high = middle - 1;
    }
    return starts[low]!.first + index - starts[low]!.index;
  };
}
