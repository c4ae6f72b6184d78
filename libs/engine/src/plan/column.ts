import type { ByteWriter } from '../bytes/byte-writer';

/**
 * How a cell is represented, named after the PostgreSQL type of its column. Encoders switch on it; adding one
 * means teaching every encoder about it, which the compiler checks.
 */
export const COLUMN_TYPES = [
  'text',
  'int4',
  'int8',
  'float8',
  'numeric',
  'bool',
  'timestamptz',
  'date',
  'uuid',
  'jsonb',
] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Text; PostgreSQL has no NUL in it, so neither has this. */
export interface TextCell {
  readonly type: 'text';
  /** The most bytes {@link write} can write. */
  readonly maxBytes: number;
  /** Promises that no value needs quoting, escaping or guarding in any text format, nor is empty. */
  readonly plain: boolean;
  /** Writes the value as UTF-8. The caller has made room for `maxBytes`. */
  readonly write: (row: number, out: ByteWriter) => void;
}

/** A document as JSON text. */
export interface JsonCell {
  readonly type: 'jsonb';
  readonly maxBytes: number;
  /** Writes the value as JSON in UTF-8. The caller has made room for `maxBytes`. */
  readonly write: (row: number, out: ByteWriter) => void;
}

/** `int4` fits 32 bits with sign; `int8` is limited to the integers JavaScript holds exactly (2^53 - 1). */
export interface IntegerCell {
  readonly type: 'int4' | 'int8';
  readonly value: (row: number) => number;
}

/** A finite double. */
export interface DoubleCell {
  readonly type: 'float8';
  readonly value: (row: number) => number;
}

/** The decimal number `unscaled(row)` x 10^-`scale`, exact up to 2^53 - 1 unscaled; `scale` is 0 to 15. */
export interface NumericCell {
  readonly type: 'numeric';
  readonly scale: number;
  readonly unscaled: (row: number) => number;
}

export interface BooleanCell {
  readonly type: 'bool';
  readonly value: (row: number) => boolean;
}

/** A moment, in whole milliseconds since 1970-01-01T00:00:00Z, from year 1 to 9999. */
export interface TimestampCell {
  readonly type: 'timestamptz';
  readonly milliseconds: (row: number) => number;
}

/** A calendar day, in days since 1970-01-01, from year 1 to 9999. */
export interface DateCell {
  readonly type: 'date';
  readonly days: (row: number) => number;
}

export interface UuidCell {
  readonly type: 'uuid';
  /** Puts the 128 bits into four words, most significant first. */
  readonly read: (row: number, words: Int32Array) => void;
}

/**
 * The values of one field, each a pure function of the row number (0 to 2^53 - 1): any row, in any order, any
 * number of times, always the same value. The functions do not use `this`: take them out of the cell before a
 * loop, because looking up a property of cells of many shapes costs more than the call.
 */
export type Cell = (
  | TextCell
  | JsonCell
  | IntegerCell
  | DoubleCell
  | NumericCell
  | BooleanCell
  | TimestampCell
  | DateCell
  | UuidCell
) &
  CellFacts;

/** What only some cells have to say. */
export interface CellFacts {
  /**
   * Whether there is no value in `row`, as when an expression is null; the value functions then give a harmless one.
   * Left out by cells that always have a value.
   */
  readonly isMissing?: (row: number) => boolean;
  /** Most elementary steps that a row costs, beside those of other fields; by the length of its text if left out. */
  readonly steps?: number;
  /** Whether asking again for the row that was asked for last costs nothing. */
  readonly remembersRow?: boolean;
}

/** What a column is before any of its values is known; also what comes out of a database. */
export interface ColumnHead {
  readonly name: string;
  readonly type: ColumnType;
}

/** One column of a plan: a cell with the field's name and nulls. */
export type Column = Cell & {
  readonly name: string;
  readonly nullable: boolean;
  /**
   * Whether the cell of `row` is null: by its `nullRate`, its `when`, or because it has no value. In the first two
   * cases its value can be computed all the same, and must not be shown.
   */
  readonly isNull: (row: number) => boolean;
};
