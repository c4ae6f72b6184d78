export { EnqueueGeneration } from './commands/enqueue-generation.command';
export { EngineVersionChanged } from './generation.errors';
export { GenerationModule } from './generation.module';
export type { GenerationRequest } from './generation-request';
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
