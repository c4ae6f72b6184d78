export { MAX_PRECISION, type DecimalShape, type ParquetColumn } from './parquet-column';
export { NotInParquet, ParquetInvalid, ParquetTooLarge, ParquetUnsupported } from './parquet.errors';
export { ParquetDocument, type ParquetSourceColumn } from './reading/parquet-document';
export type { ParquetSource } from './reading/parquet-source';
export {
  createParquetTranscoder,
  PARQUET_CODECS,
  type ParquetCompression,
  type ParquetTranscoderOptions,
} from './writing/parquet-transcoder';
