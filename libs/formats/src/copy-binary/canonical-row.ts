import type { ByteWriter, ColumnHead } from '@app/engine';
import { writeInt64 } from './int64';
import { jsonbText } from './jsonb-text';
import { JSONB_VERSION } from './wire-format';

/** Where the fields of an encoded row are; a {@link ByteWriter} is one. */
export interface RowSource {
  readonly bytes: Uint8Array;
  readonly view: DataView<ArrayBufferLike>;
}

/** Appends a row to `out`; its fields are the bytes `from` to `to` of `source`. */
export type CanonicalRowWriter = (
  row: number,
  source: RowSource,
  from: number,
  to: number,
  out: ByteWriter,
) => void;

/** The count of fields and the field of the row number. */
const HEAD_BYTES = 2 + 4 + 8;

/**
 * Writes rows as PostgreSQL gives them back: byte for byte what lies between header and trailer of
 * `COPY (SELECT _row, <columns> …) TO STDOUT (FORMAT binary)`. That is what was sent, but for JSON, which `jsonb` does
 * not keep as it came.
 *
 * @param columns those whose fields a row has
 */
export function canonicalRowWriter(columns: readonly ColumnHead[]): CanonicalRowWriter {
  const writeHead = (row: number, out: ByteWriter): void => {
    const { view, pos } = out;
    view.setInt16(pos, columns.length + 1);
    view.setInt32(pos + 2, 8);
    out.pos = pos + 6;
    writeInt64(out, row);
  };
  const asSent: CanonicalRowWriter = (row, { bytes }, from, to, out) => {
    out.ensure(HEAD_BYTES + to - from);
    writeHead(row, out);
    out.append(bytes.subarray(from, to));
  };
  if (columns.every(({ type }) => type !== 'jsonb')) return asSent;

  return (row, { bytes, view }, from, _to, out) => {
    out.ensure(HEAD_BYTES);
    writeHead(row, out);
    let pos = from;
    for (const { type } of columns) {
      const length = view.getInt32(pos);
      const end = pos + 4 + Math.max(length, 0);
      if (type === 'jsonb' && length > 0) {
        writeJsonb(bytes.subarray(pos + 5, end), out);
      } else {
        out.ensure(end - pos);
        out.append(bytes.subarray(pos, end));
      }
      pos = end;
    }
  };
}

function writeJsonb(json: Uint8Array, out: ByteWriter): void {
  const text = new TextEncoder().encode(jsonbText(new TextDecoder().decode(json)));
  out.ensure(5 + text.length);
  out.view.setInt32(out.pos, 1 + text.length);
  out.view.setUint8(out.pos + 4, JSONB_VERSION);
  out.pos += 5;
  out.append(text);
}
