export { ContentMismatch, EmptyFile, UnsupportedMediaType } from './content-type.errors';
export { type ContentClaim, type ContentType, decideContentType, HEAD_BYTES } from './decide-content-type';
export { displayName } from './display-name';
export { type FileFormat, type FileFormatName, fileFormats } from './file-formats';
export { Peek } from './peek';
