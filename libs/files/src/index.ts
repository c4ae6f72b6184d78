export { FileCatalogue } from './file-catalogue';
export { FileLinks } from './file-links';
export { fileReference, referencedFile } from './file-reference';
export { FileDeleted, FileNotFound, LinkExpired, LinkForged } from './files.errors';
export { FilesModule } from './files.module';
export {
  areaOf,
  STORAGE_AREAS,
  storageKeyFor,
  type NewStoredFile,
  type StorageArea,
  type StoredFile,
} from './stored-file';
