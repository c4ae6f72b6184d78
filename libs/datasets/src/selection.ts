/** Comparisons that a condition may make. `like` takes SQL patterns with `%` and `_`. */
export const CONDITION_OPERATORS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'like', 'is-null'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export interface Condition {
  field: string;
  op: ConditionOperator;
  /** A list for `in`; `true` (the default) or `false` for `is-null`. */
  value?: unknown;
}

/** Which rows and fields of a dataset are wanted. */
export interface Selection {
  recordType: string;
  /** In this order; default: all fields of the schema. */
  fields?: readonly string[] | undefined;
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
