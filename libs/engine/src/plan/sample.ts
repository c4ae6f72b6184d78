/** Values to choose from, each with how often it comes: what is known of a column of a file. All of one type. */
export interface Sample {
  /** All different. */
  readonly values: readonly string[] | readonly number[] | readonly boolean[];
  /** How often each of them is there; whole numbers from 1. */
  readonly counts: readonly number[];
}
