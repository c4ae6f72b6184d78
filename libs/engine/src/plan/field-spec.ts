/** One field of a schema as users write it; further properties are the options of its type. */
export interface FieldSpec {
  readonly name: string;
  readonly type: string;
  /** Share of rows without a value, 0 (default) to 1. */
  readonly nullRate?: number;
  /** Whether no two rows may have the same value; false by default. Nulls do not count. */
  readonly unique?: boolean;
  /** Whether all rows of an entity of the `series` have the same value; false by default. */
  readonly perEntity?: boolean;
  /** A boolean expression over other fields of the row; the value is null where it is not true. */
  readonly when?: string;
  readonly [option: string]: unknown;
}
