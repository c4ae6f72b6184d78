import { ByteWriter, type ColumnHead, type ColumnType } from '@app/engine';
import type { TextLayout } from '../text/text-layout';
import { ValueWriter } from '../text/value-writer';
import { wireValueWriter } from '../text/wire-value-writer';
import { CopyStreamReader } from './copy-stream-reader';
import { HEADER, NULL_LENGTH, TRAILER } from './wire-format';

/** What takes the place of the values of a column. */
export interface FieldReplacement {
  /** The type of what it writes. */
  readonly type: ColumnType;
  /**
   * Writes what replaces a value, as {@link writeFieldBytes} does. Makes room for it itself.
   * @param text the value as CSV has it, without quotes or escapes, in UTF-8; `null` for a null. Only valid during the call.
   */
  write(text: Uint8Array | null, out: ByteWriter): void;
}

export interface ReplaceFieldsOptions {
  /** The columns of the COPY statement, in its order. */
  readonly columns: readonly ColumnHead[];
  /** By column; `undefined` keeps its values. */
  readonly replacements: readonly (FieldReplacement | undefined)[];
}

/**
 * COPY binary in, COPY binary with other values in some of its columns out: whatever reads COPY binary never sees what
 * was there before.
 */
export class FieldReplacer {
  /** The columns of what comes out. */
  readonly columns: readonly ColumnHead[];
  private readonly reader: CopyStreamReader;
  private readonly out = new ByteWriter(65_536);
  private begun = false;

  constructor({ columns, replacements }: ReplaceFieldsOptions) {
    this.columns = columns.map(({ name, type }, i) => ({ name, type: replacements[i]?.type ?? type }));
    const { out } = this;
    const text = new ByteWriter(1_024);
    const writers = columns.map(({ name, type }, i) => {
      const replacement = replacements[i];
      return (
        replacement && { replacement, writeText: wireValueWriter(name, type, PLAIN, new ValueWriter(PLAIN)) }
      );
    });
    this.reader = new CopyStreamReader(columns.length, (view, bytes, start) => {
      out.ensure(2);
      out.view.setInt16(out.pos, writers.length);
      out.pos += 2;
      let pos = start;
      for (const writer of writers) {
        const length = view.getInt32(pos);
        const end = pos + 4 + Math.max(length, 0);
        if (writer === undefined) {
          out.ensure(end - pos);
          out.append(bytes.subarray(pos, end));
        } else if (length < 0) {
          writer.replacement.write(null, out);
        } else {
          text.pos = 0;
          writer.writeText(view, bytes, pos + 4, length, text);
          writer.replacement.write(text.bytes.subarray(0, text.pos), out);
        }
        pos = end;
      }
    });
  }

  /** Takes the next piece of the stream, cut anywhere, and returns what it completed. @throws CopyStreamInvalid */
  push(piece: Uint8Array): Uint8Array {
    if (!this.begun) this.out.append(HEADER);
    this.begun = true;
    this.reader.push(piece);
    return this.out.take();
  }

  /** @throws CopyStreamTruncated */
  end(): Uint8Array {
    this.reader.end();
    this.out.append(TRAILER);
    return this.out.take();
  }
}

/** Writes a field of COPY binary: the length of `value` and its bytes, or a null. */
export function writeFieldBytes(value: Uint8Array | null, out: ByteWriter): void {
  const length = value?.length ?? 0;
  out.ensure(4 + length);
  out.view.setInt32(out.pos, value === null ? NULL_LENGTH : length);
  out.pos += 4;
  if (value !== null) out.append(value);
}

/** A value and nothing around it. */
const PLAIN: TextLayout = {
  opening: '',
  beforeFirstRow: '',
  betweenRows: '',
  beforeValue: [],
  afterRow: '',
  closing: '',
  nullText: '',
  quote: 0,
  embedsJson: true,
  notFinite: 'name',
  escape: () => undefined,
  escapedBytes: (bytes) => bytes,
};
