import type { ByteWriter, ColumnType } from '@app/engine';
import type { TypedColumn } from './column-candidates';
import type { DocumentRecords } from './document-records';
import { CellKind } from './records/record-cells';
import type { SourceColumns } from './source-columns';
import { writeNull } from './values/json-text';
import { EXPECTED, SCALAR_ROOM, writeValue } from './values/write-value';

const encoder = new TextEncoder();

/** A record that no row is made of. */
export interface Reject {
  /** Counted from 1. */
  line: number;
  /** Of the first byte of the record, from 0, in the document as UTF-8. */
  byteOffset: number;
  /** As the document names it; `null` when the record as a whole is wrong. */
  column: string | null;
  /** Stable: `invalid_value`, `wrong_cell_count`, `malformed_quote`, ... */
  code: string;
  message: string;
  /** The record as it stands in the document; valid until the next one is read. */
  raw: Uint8Array;
}

/** A column that values are written for. */
export interface DecodedColumn extends TypedColumn {
  name: string;
}

/** Tells nulls from values. */
export class NullRule {
  private readonly nullText: Uint8Array;

  /** @param nullText what stands for null where it is not quoted; in JSON only `null` does */
  constructor(nullText: string) {
    this.nullText = encoder.encode(nullText);
  }

  /** An empty value is a null, too, where no text could be meant. */
  holds(type: ColumnType | undefined, kind: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (kind === CellKind.absent || kind === CellKind.jsonNull) return true;
    if (kind > CellKind.quotedEscaped) return false;
    if (kind === CellKind.plain && this.isNullText(bytes, from, to)) return true;
    return from === to && type !== 'text';
  }

  private isNullText(bytes: Uint8Array, from: number, to: number): boolean {
    const { nullText } = this;
    if (to - from !== nullText.length) return false;
    for (let i = 0; i < nullText.length; i++) if (bytes[from + i] !== nullText[i]) return false;
    return true;
  }
}

/** What is wrong with the current record before any of its values is looked at. */
export function rejectRecord(document: DocumentRecords, source: SourceColumns): Reject | undefined {
  const { fault, cells } = document;
  if (fault !== undefined) return rejectOf(document, null, fault.code, fault.message);
  if (source.cellCount !== undefined && cells.count !== source.cellCount) {
    const more = cells.count > cells.capacity - 1 ? `more than ${cells.capacity - 1}` : cells.count;
    const message = `The record has ${more} values; the file has ${source.cellCount} columns.`;
    return rejectOf(document, null, 'wrong_cell_count', message);
  }
  const stranger = source.strangers.find(({ place }) => cells.kinds[place] !== CellKind.absent);
  if (stranger === undefined) return undefined;
  return rejectOf(document, stranger.name, 'unknown_column', 'The dataset has no such column.');
}

/**
 * Writes the fields of the current record as COPY binary has them.
 * @returns the first value that is none of its column's type; what was written then is for the caller to forget
 */
export function writeFields(
  document: DocumentRecords,
  { places }: SourceColumns,
  columns: readonly DecodedColumn[],
  nulls: NullRule,
  out: ByteWriter,
): Reject | undefined {
  const { bytes, cells } = document;
  const { kinds, starts, ends } = cells;
  for (let i = 0; i < columns.length; i++) {
    const { type, dateOrder } = columns[i]!;
    const place = places[i]!;
    const kind = place < 0 ? CellKind.absent : kinds[place]!;
    const from = starts[place]!;
    const to = ends[place]!;
    if (nulls.holds(type, kind, bytes, from, to)) {
      out.ensure(SCALAR_ROOM);
      writeNull(out);
    } else if (!writeValue(type, dateOrder, kind, bytes, from, to, out)) {
      return rejectOf(document, columns[i]!.name, 'invalid_value', `The value is not ${EXPECTED[type]}.`);
    }
  }
  return undefined;
}

export function rejectOf(
  { line, byteOffset, raw }: DocumentRecords,
  column: string | null,
  code: string,
  message: string,
): Reject {
  return { line, byteOffset, column, code, message, raw };
}
