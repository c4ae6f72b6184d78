export { assertAppendable, type DatasetSchema, type DatasetView, type WriteMode } from './dataset';
export { DatasetPages, type DatasetPage } from './dataset-pages';
export { DatasetReader } from './dataset-reader';
export { DatasetSnapshots, type SnapshotRows } from './dataset-snapshot';
export {
  DatasetEngineConflict,
  DatasetExists,
  DatasetInUse,
  DatasetNotFound,
  DatasetSchemaConflict,
  DatasetSeedConflict,
  InvalidSelection,
} from './datasets.errors';
export { DatasetsModule } from './datasets.module';
export { DeleteDataset } from './delete-dataset.command';
export { CONDITION_OPERATORS, type Condition, type ConditionOperator, type Selection } from './selection';
