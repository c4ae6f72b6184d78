export { FileCatalogue } from './file-catalogue';
export { FileLinks } from './file-links';
export { fileReference, referencedFile } from './file-reference';
export { FileNotFound, LinkExpired, LinkForged } from './files.errors';
export { FilesModule } from './files.module';
export { storageKeyFor, type NewStoredFile, type StoredFile } from './stored-file';
