import { Utf8Literal, type ByteWriter, type Column } from '@app/engine';
import { slotOf, type ColumnSlot } from '../column-slot';
import type { RowEncoder } from '../row-encoder';
import { writeInt64, writeInt64Thousandfold } from './int64';
import { renderRowTemplate, type LeadingColumn } from './leading-columns';
import { MAX_NUMERIC_BYTES, writeNumeric } from './numeric';
import {
  HEADER,
  JSONB_VERSION,
  NULL_LENGTH,
  POSTGRES_EPOCH_DAYS,
  POSTGRES_EPOCH_MS,
  TRAILER,
} from './wire-format';

export interface CopyBinaryOptions {
  readonly columns: readonly Column[];
  /** Columns in front of them, in the order of the COPY statement; none by default. */
  readonly leading?: readonly LeadingColumn[];
  /** Told of each row when it is written: its first field begins at `fieldsAt` and its last one ends at `out.pos`. */
  readonly onRow?: (row: number, out: ByteWriter, fieldsAt: number) => void;
}

/**
 * Rows as `COPY … FROM STDIN (FORMAT binary)` takes them. The columns named in the statement must be the leading
 * ones and then those of the plan, each of the PostgreSQL type that {@link Column.type} is named after.
 */
export function createCopyBinaryEncoder({ columns, leading = [], onRow }: CopyBinaryOptions): RowEncoder {
  const { bytes: template, rowNumberAt } = renderRowTemplate(leading, columns.length);
  const start = new Utf8Literal(template);
  const slots = columns.map(slotOf);
  const words = new Int32Array(4);
  return {
    maxRowBytes:
      HEADER.length + template.length + columns.reduce((sum, column) => sum + maxFieldBytes(column), 0),
    open: (out) => out.append(HEADER),
    writeRow: (row, out) => {
      const rowStart = out.pos;
      start.write(out);
      if (rowNumberAt >= 0) {
        out.pos = rowStart + rowNumberAt;
        writeInt64(out, row);
        out.pos = rowStart + template.length;
      }
      const fieldsAt = out.pos;
      for (let i = 0; i < slots.length; i++) writeField(slots[i]!, row, out, words);
      if (onRow !== undefined) onRow(row, out, fieldsAt);
    },
    close: (out) => out.append(TRAILER),
  };
}

/** What writes the field that a column has in a row; makes room for it itself. */
export function fieldWriter(column: Column): (row: number, out: ByteWriter) => void {
  const slot = slotOf(column);
  const most = maxFieldBytes(column);
  const words = new Int32Array(4);
  return (row, out) => {
    out.ensure(most);
    writeField(slot, row, out, words);
  };
}

/** Writes length and value of one field. One switch instead of a function for each type: one call less. */
function writeField(slot: ColumnSlot, row: number, out: ByteWriter, words: Int32Array): void {
  const { view, pos } = out;
  if (slot.nullable && slot.isNull(row)) {
    view.setInt32(pos, NULL_LENGTH);
    out.pos = pos + 4;
    return;
  }
  switch (slot.type) {
    case 'text':
      out.pos = pos + 4;
      slot.write(row, out);
      view.setInt32(pos, out.pos - pos - 4);
      return;
    case 'int4':
      view.setInt32(pos, 4);
      view.setInt32(pos + 4, slot.number(row));
      out.pos = pos + 8;
      return;
    case 'int8':
      view.setInt32(pos, 8);
      out.pos = pos + 4;
      return writeInt64(out, slot.number(row));
    case 'float8':
      view.setInt32(pos, 8);
      view.setFloat64(pos + 4, slot.number(row));
      out.pos = pos + 12;
      return;
    case 'bool':
      view.setInt32(pos, 1);
      view.setUint8(pos + 4, +slot.boolean(row)); // a conversion, because a branch would be a coin toss
      out.pos = pos + 5;
      return;
    case 'timestamptz':
      view.setInt32(pos, 8);
      out.pos = pos + 4;
      return writeInt64Thousandfold(out, slot.number(row) - POSTGRES_EPOCH_MS);
    case 'date':
      view.setInt32(pos, 4);
      view.setInt32(pos + 4, slot.number(row) - POSTGRES_EPOCH_DAYS);
      out.pos = pos + 8;
      return;
    case 'uuid':
      slot.read(row, words);
      view.setInt32(pos, 16);
      view.setInt32(pos + 4, words[0]!);
      view.setInt32(pos + 8, words[1]!);
      view.setInt32(pos + 12, words[2]!);
      view.setInt32(pos + 16, words[3]!);
      out.pos = pos + 20;
      return;
    case 'numeric':
      return writeNumeric(out, slot.number(row), slot.scale);
    case 'jsonb':
      view.setUint8(pos + 4, JSONB_VERSION);
      out.pos = pos + 5;
      slot.write(row, out);
      view.setInt32(pos, out.pos - pos - 4);
      return;
  }
}

function maxFieldBytes(column: Column): number {
  switch (column.type) {
    case 'text':
    case 'jsonb':
      return 5 + column.maxBytes;
    case 'numeric':
      return MAX_NUMERIC_BYTES;
    default:
      return 20;
  }
}
