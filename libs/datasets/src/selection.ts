/** Comparisons that a condition may make. `like` takes SQL patterns with `%` and `_`. */
export const CONDITION_OPERATORS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'like', 'is-null'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export interface Condition {
  field: string;
  op: ConditionOperator;
  /** A list for `in`; `true` (the default) or `false` for `is-null`. */
  value?: unknown;
}

/** A field under its own name, or under another one. */
export type SelectedField = string | { readonly field: string; readonly as?: string | undefined };

/** A part of the rows, the same ones every time: by a hash of row number and seed. */
export interface RowSample {
  /** Share of the rows, above 0 and up to 1. */
  readonly rate: number;
  /** Another seed takes other rows; default 0. */
  readonly seed?: number | undefined;
}

/** Which rows and fields of a dataset are wanted. */
export interface Selection {
  recordType: string;
  /** In this order; default: all fields of the schema. */
  fields?: readonly SelectedField[] | undefined;
  /** At most so many rows, the first ones in row order. */
  limit?: number | undefined;
  /** Of the rows that pass the filters. */
  sample?: RowSample | undefined;
  /** Only so many rows, after a row number; `_row` then comes first. */
  page?: { after: number; limit: number } | undefined;
  filters?:
    | {
        /** `from` inclusive, `to` inclusive; on a date or timestamp field, default `_createdAt`. */
        dateRange?:
          { from?: string | undefined; to?: string | undefined; field?: string | undefined } | undefined;
        /** Only rows that this job wrote. */
        jobId?: string | undefined;
        where?: readonly Condition[] | undefined;
      }
    | undefined;
}
