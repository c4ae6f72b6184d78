export { assertAppendable, type DatasetSchema, type DatasetView, type WriteMode } from './dataset';
export { compileDataset } from './compile-dataset';
export { assertOwnDatasets } from './dataset-owner';
export { columnsOfFields, readColumns, type DatasetColumn } from './dataset-columns';
export { DatasetPages, type DatasetPage } from './dataset-pages';
export { DatasetReader, findDataset } from './dataset-reader';
export { decimalShapes, type DecimalShape } from './decimal-shapes';
export {
  DatasetSnapshots,
  expectedRows,
  readDatasetFields,
  streamRows,
  type SnapshotRows,
} from './dataset-snapshot';
export {
  DatasetEngineConflict,
  DatasetExists,
  DatasetInUse,
  DatasetNotFound,
  DatasetNotGenerated,
  DatasetNotOwned,
  DatasetSchemaConflict,
  DatasetSeedConflict,
  InvalidSelection,
  ParentChanged,
  RowNotFound,
  SampleLost,
} from './datasets.errors';
export { DatasetsModule } from './datasets.module';
export { dropDataset } from './drop-dataset';
export type { SelectedColumn } from './compile-selection';
export {
  CONDITION_OPERATORS,
  type Condition,
  type ConditionOperator,
  type RowSample,
  type SelectedField,
  type Selection,
} from './selection';
export { readSample, samplesOf } from './samples';
export { SYSTEM_COLUMNS, type TableColumn } from './dataset-table';
export { piecesOf, TotalHash, type Piece, type ReceiptChunk } from './receipts/blocks';
export {
  coversAll,
  DatasetReceipts,
  readReceipt,
  type Receipt,
  type ReceiptPart,
} from './receipts/dataset-receipts';
export { PieceHash } from './receipts/piece-hash';
export { readReceiptChunks } from './receipts/receipt-store';
