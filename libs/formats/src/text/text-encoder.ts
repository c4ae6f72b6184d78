import { Utf8Literal, type ByteWriter, type Column } from '@app/engine';
import { layoutFor } from '../catalogue';
import { slotOf, type ColumnSlot } from '../column-slot';
import type { RowEncoder } from '../row-encoder';
import type { TextLayout } from './text-layout';
import { MAX_SCALAR_BYTES, ValueWriter } from './value-writer';

export interface TextEncoderOptions {
  readonly columns: readonly Column[];
  /** Name of a text format, such as `csv`. */
  readonly format: string;
  /** Options of the format; not trusted. */
  readonly options?: unknown;
}

/**
 * Computed rows in a text format.
 *
 * @throws UnknownFormat
 * @throws InvalidFormatOptions
 */
export function createTextEncoder({ columns, format, options }: TextEncoderOptions): RowEncoder {
  const layout = layoutFor(format, columns, options);
  const values = new ValueWriter(layout);
  const opening = new Utf8Literal(layout.opening);
  const beforeFirstRow = new Utf8Literal(layout.beforeFirstRow);
  const betweenRows = new Utf8Literal(layout.betweenRows);
  const afterRow = new Utf8Literal(layout.afterRow);
  const closing = new Utf8Literal(layout.closing);
  const openings = columns.map((column, i) => values.opening(i, column.type));
  // Where nulls are words without quotes, a plain text could be that word.
  const mistakable = layout.quote === 0 && layout.nullText !== '';
  const slots = columns.map(slotOf).map((slot) => (mistakable ? { ...slot, plain: false } : slot));
  const words = new Int32Array(4);

  const literals = [
    opening,
    beforeFirstRow,
    betweenRows,
    afterRow,
    closing,
    ...openings.map(({ ofValue }) => ofValue),
  ];
  const literalBytes = literals.reduce((sum, { length }) => sum + length, 0);
  return {
    maxRowBytes:
      literalBytes + columns.reduce((sum, column) => sum + maxValueBytes(column, layout, mistakable), 0),
    open: (out) => opening.write(out),
    writeRow: (row, out, first) => {
      if (first) beforeFirstRow.write(out);
      else betweenRows.write(out);
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i]!;
        const { ofNull, ofValue } = openings[i]!;
        if (slot.nullable && slot.isNull(row)) {
          ofNull.write(out);
          values.null(out);
        } else {
          ofValue.write(out);
          writeValue(slot, row, out, values, words);
        }
      }
      afterRow.write(out);
    },
    close: (out) => closing.write(out),
  };
}

/** Writes one value. One switch instead of a function for each type: one call less. */
function writeValue(
  slot: ColumnSlot,
  row: number,
  out: ByteWriter,
  values: ValueWriter,
  words: Int32Array,
): void {
  switch (slot.type) {
    case 'text': {
      const start = out.pos;
      slot.write(row, out);
      return slot.plain ? values.endQuoted(out) : values.endText(out, start);
    }
    case 'int4':
    case 'int8':
      return values.integer(out, slot.number(row));
    case 'float8':
      return values.double(out, slot.number(row));
    case 'bool':
      return values.boolean(out, slot.boolean(row));
    case 'timestamptz':
      return values.timestamp(out, slot.number(row), 0);
    case 'date':
      return values.date(out, slot.number(row));
    case 'uuid':
      slot.read(row, words);
      return values.uuid(out, words);
    case 'numeric':
      return values.decimal(out, slot.number(row), slot.scale);
    case 'jsonb': {
      const start = out.pos;
      slot.write(row, out);
      return values.endJson(out, start);
    }
  }
}

function maxValueBytes(column: Column, layout: TextLayout, mistakable: boolean): number {
  if (column.type !== 'text' && column.type !== 'jsonb') return MAX_SCALAR_BYTES + 4 * layout.nullText.length;
  const { maxBytes } = column;
  const plain = column.type === 'text' && column.plain && !mistakable;
  return 2 + 4 * layout.nullText.length + (plain ? maxBytes : layout.escapedBytes(maxBytes));
}
