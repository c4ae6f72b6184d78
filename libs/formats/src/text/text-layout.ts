import type { ByteWriter } from '@app/engine';

/**
 * How one text format lays out a document with given columns. It says everything that differs between text
 * formats; the two drivers (computed rows, rows out of PostgreSQL) know nothing else about them.
 */
export interface TextLayout {
  /** Before everything, also when there are no rows. */
  readonly opening: string;
  readonly beforeFirstRow: string;
  readonly betweenRows: string;
  /** In front of each value, by column: a separator, a key. */
  readonly beforeValue: readonly string[];
  readonly afterRow: string;
  readonly closing: string;

  readonly nullText: string;
  /** The character code around texts, dates and UUIDs; 0 for none. */
  readonly quote: number;
  /** Whether a JSON document is written as it is, or else like a text. */
  readonly embedsJson: boolean;
  /** What NaN and the infinities of floating-point and numeric columns become: their names, or null. */
  readonly notFinite: 'name' | 'null';
  /**
   * Makes the UTF-8 text at `start` to `out.pos` safe, in place; room for `escapedBytes` has been made. A
   * {@link quote} is already there. Not called for texts known to be plain.
   */
  escape(out: ByteWriter, start: number): void;
  /** The most bytes a text of `bytes` bytes can have after {@link escape}. */
  escapedBytes(bytes: number): number;
}
