export { EnqueueGeneration } from './commands/enqueue-generation.command';
export { EngineVersionChanged, NothingToKeep } from './generation.errors';
export { GenerationModule } from './generation.module';
export { ON_CANCEL, type GenerationRequest, type OnCancel } from './generation-request';
export { generateDatasetJob, generationRequestOf } from './jobs/generate-dataset/generate-dataset.job';
export {
  GenerationPreviewer,
  MAX_PREVIEW_ROWS,
  type GenerationPreview,
} from './preview/generation-previewer';
export {
  correlationSchema,
  fallbackChain,
  fieldTypes,
  LOCALES,
  seriesSchema,
  type FieldTypeInfo,
} from '@app/engine';
