import { constants, gzipSync } from 'node:zlib';
import { ByteWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import { CopyStreamReader, type Transcoder } from '@app/formats';
import { COLUMN_TYPES_KEY, schemaOf, type ParquetColumn } from '../parquet-column';
import { valueReader, type ParquetValue } from './column-values';

/** How the pages of a file may be packed. */
export const PARQUET_CODECS = { none: 'UNCOMPRESSED', snappy: 'SNAPPY', gzip: 'GZIP' } as const;
export type ParquetCompression = keyof typeof PARQUET_CODECS;

export interface ParquetTranscoderOptions {
  /** The columns of the COPY statement, in its order. */
  readonly columns: readonly ParquetColumn[];
  readonly compression: ParquetCompression;
  readonly limits?: RowGroupLimits;
}

/** A row group ends with the row that reaches either. */
export interface RowGroupLimits {
  readonly rows: number;
  /** Of COPY BINARY. */
  readonly bytes: number;
}

/**
 * Small beside the 128 MiB that Parquet's own documents advise for disks of a cluster: a row group is held in memory
 * and encoded in one go, during which nothing else of the process runs.
 */
const ROW_GROUP: RowGroupLimits = { rows: 16_384, bytes: 2 * 1024 * 1024 };

const compressors = {
  GZIP: (page: Uint8Array): Uint8Array => gzipSync(page, { level: constants.Z_BEST_SPEED }),
};

/** Turns the output of `COPY (…) TO STDOUT (FORMAT binary)` into a Parquet file, a row group at a time. */
export function createParquetTranscoder({
  columns,
  compression,
  limits = ROW_GROUP,
}: ParquetTranscoderOptions): Transcoder {
  const out = new ByteWriter();
  const writer = new ParquetWriter({
    writer: out,
    schema: schemaOf(columns),
    codec: PARQUET_CODECS[compression],
    compressors,
    createdBy: 'veogen',
    ...metadataOf(columns),
  });
  const readers = columns.map(valueReader);
  let values = columns.map((): (ParquetValue | null)[] => []);
  let groupRows = 0;
  let groupBytes = 0;
  let rows = 0;

  const writeGroup = (): void => {
    const columnData = columns.map(
      // The bounds of a column of documents say nothing.
      ({ name, type }, i): ColumnSource => ({ name, data: values[i]!, statistics: type !== 'jsonb' }),
    );
    values = columns.map(() => []);
    void writer.write({ columnData, rowGroupSize: groupRows });
    groupRows = 0;
    groupBytes = 0;
  };

  // One view for all rows of a piece.
  let seen: Uint8Array | undefined;
  let buffer: Buffer = Buffer.alloc(0);
  const reader = new CopyStreamReader(columns.length, (view, bytes, start, end) => {
    if (bytes !== seen) {
      seen = bytes;
      buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    let pos = start;
    for (let i = 0; i < readers.length; i++) {
      const length = view.getInt32(pos);
      pos += 4;
      values[i]!.push(length < 0 ? null : readers[i]!(buffer, pos, length));
      if (length > 0) pos += length;
    }
    rows++;
    groupRows++;
    groupBytes += end - start;
    if (groupRows >= limits.rows || groupBytes >= limits.bytes) writeGroup();
  });

  /** What was written since the last call; the writer goes on counting from where it is in the file. */
  const take = (): Uint8Array => {
    const taken = out.getBytes().slice();
    out.index = 0;
    return taken;
  };

  return {
    get rows() {
      return rows;
    },
    start: take,
    push: (chunk) => {
      reader.push(chunk);
      return take();
    },
    end: () => {
      reader.end();
      if (groupRows > 0) writeGroup();
      void writer.finish();
      return take();
    },
  };
}

/** Tells our own reader which texts are numbers. */
function metadataOf(columns: readonly ParquetColumn[]): { kvMetadata?: { key: string; value: string }[] } {
  const numbers = columns.filter(({ type, decimal }) => type === 'numeric' && decimal === undefined);
  if (numbers.length === 0) return {};
  const value = JSON.stringify(Object.fromEntries(numbers.map(({ name, type }) => [name, type])));
  return { kvMetadata: [{ key: COLUMN_TYPES_KEY, value }] };
}
