export { EnqueueGeneration } from './commands/enqueue-generation.command';
export { EngineVersionChanged, NothingToKeep } from './generation.errors';
export { GenerationModule } from './generation.module';
export { generateDatasetJob, generationRequestOf } from './jobs/generate-dataset/generate-dataset.job';
export {
  isList,
  ON_CANCEL,
  recordTypesOf,
  type GenerationRequest,
  type OnCancel,
  type RecordTypeRequest,
  type RecordTypesRequest,
} from './generation-request';
export {
  DEFAULT_PREVIEW_ROWS,
  GenerationPreviewer,
  MAX_PREVIEW_ROWS,
  type GenerationPreview,
} from './preview/generation-previewer';
export {
  correlationSchema,
  countFollowsFrom,
  fallbackChain,
  fieldTypes,
  LOCALES,
  seriesSchema,
  type FieldTypeInfo,
} from '@app/engine';
export { InvalidSql, SqlTooComplex } from './sql/sql.errors';
export { SqlReader } from './sql/sql-reader';
export {
  DEFAULT_COUNT as DEFAULT_SQL_COUNT,
  type RequestFromSql,
  type SqlCounts,
} from './sql/record-types-from-sql';
