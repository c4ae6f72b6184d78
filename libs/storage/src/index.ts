export { openStorage } from './open-storage';
export { type LinkParameters, signLink, verifyLink } from './signed-link';
export {
  InvalidRange,
  InvalidStorageKey,
  InvalidStorageUrl,
  isStorageProblem,
  ObjectNotFound,
  StorageNotUsable,
  StorageUnavailable,
} from './storage.errors';
export { STORAGE, StorageModule } from './storage.module';
export type { PresignOptions, ReadOptions, StorageDriver, StoredObject, WriteOptions } from './storage.port';
