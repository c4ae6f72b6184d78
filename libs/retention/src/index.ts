export { DeleteDataset, type DeleteDatasetOptions } from './deletion/delete-dataset.command';
export { DeleteFile } from './deletion/delete-file.command';
export type { DeleteOptions } from './deletion/delete-options';
export {
  DELETION_KINDS,
  DELETION_REASONS,
  type Deletion,
  type DeletionDetails,
  type DeletionKind,
  type DeletionReason,
} from './deletion/deletion';
export { Deletions, type DeletionFilter, type DeletionPage } from './deletion/deletions';
export { ObjectRemovals } from './objects/object-removals';
export { CATEGORIES, type CategoryName } from './policy/category';
export { RetentionPolicy, type CategoryCounts } from './policy/retention-policy';
export { DeletionNotFound, FileInUse, StorageShared } from './retention.errors';
export { RetentionModule } from './retention.module';
export { RetentionState, type RetentionRunReport, type RetentionStatus } from './run/retention-state';
