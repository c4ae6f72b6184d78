import type { ByteWriter } from '@app/engine';

/** Writes computed rows in some format. An encoder holds no position: any range of rows is a document. */
export interface RowEncoder {
  /** The most bytes {@link writeRow} writes, and the most of {@link open} and {@link close}. */
  readonly maxRowBytes: number;
  /** Writes what comes before the first row. */
  open(out: ByteWriter): void;
  /** Writes row number `row`; `first` says that it is the first of its document. */
  writeRow(row: number, out: ByteWriter, first: boolean): void;
  /** Writes what comes after the last row. */
  close(out: ByteWriter): void;
}
