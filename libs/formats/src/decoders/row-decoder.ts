import { ByteWriter } from '@app/engine';
import { writeInt64 } from '../copy-binary/int64';
import { renderRowTemplate, type LeadingColumn } from '../copy-binary/leading-columns';
import { HEADER, TRAILER } from '../copy-binary/wire-format';
import type { DocumentRecords } from './document-records';
import { NullRule, rejectRecord, writeFields, type DecodedColumn } from './record-values';
import type { SourceColumns } from './source-columns';

/** Size at which a buffer is full; it may become larger by a row. */
const BUFFER_BYTES = 64 * 1024;

export interface RowDecoderOptions {
  document: DocumentRecords;
  source: SourceColumns;
  columns: readonly DecodedColumn[];
  nullText: string;
  /** Columns in front of them, in the order of the COPY statement. */
  leading: readonly LeadingColumn[];
  /** Told of each row when it is written: its fields begin at `fieldsAt` and end at `out.pos`. */
  onRow: (row: number, out: ByteWriter, fieldsAt: number) => void;
}

/**
 * Makes rows of the records of a document, as `COPY … FROM STDIN (FORMAT binary)` takes them. Records that no row can
 * be made of are left out: {@link SchemaScan} has reported them.
 */
export class RowDecoder {
  private readonly out = new ByteWriter(BUFFER_BYTES * 2);
  private readonly template: Uint8Array;
  private readonly rowNumberAt: number;
  private readonly nulls: NullRule;

  constructor(private readonly options: RowDecoderOptions) {
    const { bytes, rowNumberAt } = renderRowTemplate(options.leading, options.columns.length);
    this.template = bytes;
    this.rowNumberAt = rowNumberAt;
    this.nulls = new NullRule(options.nullText);
  }

  /** What comes before the first row of a document in COPY binary. */
  open(): void {
    this.out.append(HEADER);
  }

  /** What comes behind the last one. */
  close(): void {
    this.out.ensure(TRAILER.length);
    this.out.append(TRAILER);
  }

  get isFull(): boolean {
    return this.out.pos >= BUFFER_BYTES;
  }

  /** What has been written since the last call, in a buffer of its own. */
  take(): Uint8Array<ArrayBuffer> {
    return this.out.take();
  }

  /**
   * Writes rows `row` to `end - 1`, as far as records have arrived and until the buffer is full.
   * @returns the row to go on with
   */
  decode(row: number, end: number): number {
    const { out, template } = this;
    const { document, source, columns, onRow } = this.options;
    while (row < end && out.pos < BUFFER_BYTES && document.next()) {
      source.update();
      if (rejectRecord(document, source) !== undefined) continue;
      out.ensure(template.length);
      const start = out.pos;
      out.append(template);
      out.pos = start + this.rowNumberAt;
      writeInt64(out, row);
      out.pos = start + template.length;
      const fieldsAt = out.pos;
      if (writeFields(document, source, columns, this.nulls, out) !== undefined) {
        out.pos = start;
        continue;
      }
      onRow(row, out, fieldsAt);
      row++;
    }
    return row;
  }
}
