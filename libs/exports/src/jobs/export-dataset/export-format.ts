import type { DecimalShape } from '@app/datasets';
import type { ColumnHead } from '@app/engine';
import {
  createTranscoder,
  formatInfo,
  readFormatOptions,
  type FormatInfo,
  type Transcoder,
} from '@app/formats';
import {
  createParquetTranscoder,
  MAX_PRECISION,
  PARQUET_CODECS,
  type ParquetCompression,
} from '@app/parquet';
import {
  packing,
  textCompressions,
  type Compression,
  type Packing,
  type TextCompression,
} from './compression';

type FormatOptions = Readonly<Record<string, unknown>>;

/** A format that rows can be exported in: the text formats and Parquet. */
export interface ExportFormat extends Pick<FormatInfo, 'contentType' | 'extension'> {
  /** How its files can be packed here. */
  compressions: readonly Compression[];
  /** Whether {@link transcoder} is given the shapes of `numeric` columns. */
  needsDecimals: boolean;
  /** @throws InvalidFormatOptions */
  readOptions(options: unknown): Record<string, unknown>;
  /** What the bytes of a file go through when it is packed as a whole. */
  packing(compression: Compression): Packing;
  /** @param compression of what is packed within the file */
  transcoder(
    columns: readonly DocumentColumn[],
    options: FormatOptions,
    compression: Compression,
  ): Transcoder;
}

/** A column of a document; a `numeric` one with the digits that its values take, where they are known. */
export interface DocumentColumn extends ColumnHead {
  decimal?: DecimalShape | undefined;
}

/** Packed within, page by page: readers unpack only what they read. */
const parquet: ExportFormat = {
  contentType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  compressions: Object.keys(PARQUET_CODECS) as ParquetCompression[],
  needsDecimals: true,
  readOptions: () => ({}),
  packing: () => packing('none'),
  transcoder: (columns, _, compression) =>
    createParquetTranscoder({
      columns: columns.map(({ name, type, decimal }) => ({
        ...{ name, type },
        decimal: decimal !== undefined && decimal.precision <= MAX_PRECISION ? decimal : undefined,
      })),
      compression: compression as ParquetCompression,
    }),
};

/** @throws UnknownFormat */
export function exportFormat(format: string): ExportFormat {
  if (format === 'parquet') return parquet;
  const { contentType, extension } = formatInfo(format);
  return {
    ...{ contentType, extension },
    compressions: textCompressions(),
    needsDecimals: false,
    readOptions: (options) => readFormatOptions(format, options),
    packing: (compression) => packing(compression as TextCompression),
    transcoder: (columns, options) => createTranscoder({ columns, format, options }),
  };
}
