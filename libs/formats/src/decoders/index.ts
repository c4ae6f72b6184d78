export { ColumnCandidates, isOnlyText, type TypedColumn } from './column-candidates';
export { columnName } from './column-names';
export { detectDialect } from './detect-dialect';
export {
  DocumentMalformed,
  DocumentTruncated,
  RecordTooLong,
  TooManyColumns,
  type Place,
} from './decoders.errors';
export { DocumentRecords } from './document-records';
export { type DecodedColumn, type Reject } from './record-values';
export { CsvRecords, type CsvDialect } from './records/csv-records';
export { JsonArrayRecords, NdjsonRecords } from './records/json-records';
export { CellKind } from './records/record-cells';
export type { RecordReader } from './records/record-reader';
export { RowDecoder } from './row-decoder';
export { SchemaScan, type ScannedColumn } from './schema-scan';
export { fixedColumns, keyedColumns, type ResolveName, type SourceColumns } from './source-columns';
export { isStorableJson } from './values/json-text';
export type { DateOrder } from './values/times';
