import { ByteWriter } from '@app/engine';
import type { RowEncoder } from './row-encoder';

export interface EncodeRowsOptions {
  /** Size at which a buffer is handed over; each is larger than this by less than a row. 64 KiB by default. */
  readonly chunkBytes?: number;
}

/**
 * Encodes rows `firstRow` to `lastRowExclusive - 1` as one document. Every buffer is fresh, so it may be given
 * to a socket; nothing is computed before it is asked for.
 */
export function* encodeRows(
  encoder: RowEncoder,
  firstRow: number,
  lastRowExclusive: number,
  { chunkBytes = 65536 }: EncodeRowsOptions = {},
): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const out = new ByteWriter(chunkBytes + encoder.maxRowBytes);
  encoder.open(out);
  for (let row = firstRow; row < lastRowExclusive;) {
    row = fill(encoder, out, row, lastRowExclusive, row === firstRow, chunkBytes);
    if (out.pos >= chunkBytes) yield out.take();
  }
  out.ensure(encoder.maxRowBytes);
  encoder.close(out);
  if (out.pos > 0) yield out.take();
}

/** Writes rows until the buffer is full. A function of its own, because generators are optimised less well. */
function fill(
  encoder: RowEncoder,
  out: ByteWriter,
  from: number,
  to: number,
  first: boolean,
  chunkBytes: number,
): number {
  const { maxRowBytes } = encoder;
  let row = from;
  while (row < to && out.pos < chunkBytes) {
    out.ensure(maxRowBytes);
    encoder.writeRow(row, out, first);
    first = false;
    row++;
  }
  return row;
}
