export {
  type IncomingFile,
  type MultipartLimits,
  readMultipartFile,
  type ReadMultipartOptions,
} from './multipart-file';
export {
  FileMissing,
  FileTooLarge,
  InvalidUploadField,
  MalformedMultipart,
  NotMultipart,
  TooManyFiles,
  UploadIncomplete,
  UploadTimedOut,
} from './multipart.errors';
