export { formatInfo, formats, readFormatOptions, type FormatInfo } from './catalogue';
export { canonicalRowWriter, type CanonicalRowWriter, type RowSource } from './copy-binary/canonical-row';
export {
  createCopyBinaryEncoder,
  fieldWriter,
  type CopyBinaryOptions,
} from './copy-binary/copy-binary-encoder';
export { CopyStreamReader, type RowHandler } from './copy-binary/copy-stream-reader';
export { readInt64 } from './copy-binary/int64';
export {
  JSONB_VERSION,
  NUMERIC_INFINITY,
  NUMERIC_MINUS_INFINITY,
  NUMERIC_NAN,
  POSTGRES_EPOCH_DAYS,
  POSTGRES_EPOCH_MS,
} from './copy-binary/wire-format';
export type { LeadingColumn } from './copy-binary/leading-columns';
export {
  FieldReplacer,
  writeFieldBytes,
  type FieldReplacement,
  type ReplaceFieldsOptions,
} from './copy-binary/replace-fields';
export { encodeRows, type EncodeRowsOptions } from './encode-rows';
export {
  CopyStreamInvalid,
  CopyStreamTruncated,
  InvalidFormatOptions,
  UnknownFormat,
} from './formats.errors';
export { previewRows } from './preview-rows';
export type { RowEncoder } from './row-encoder';
export { createTextEncoder, type TextEncoderOptions } from './text/text-encoder';
export { createTranscoder, type Transcoder, type TranscoderOptions } from './text/transcoder';
export * from './decoders';
export { readDecimal, writeDecimal } from './text/wire-numeric';
export { escapeJson } from './encoders/json/json-escape';
