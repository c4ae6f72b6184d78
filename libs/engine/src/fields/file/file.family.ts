import type { AnyFieldDefinition } from '../define-field';
import {
  directoryPath,
  fileExtension,
  fileMimeType,
  fileName,
  filePath,
  fileSize,
  mimeType,
} from './file.field';
import {
  aspectRatio,
  audioCodec,
  bitRate,
  frameRate,
  imageDimensions,
  playingTime,
  videoCodec,
  videoResolution,
} from './media.field';

/** Files and media, in the order of the catalogue. */
export const fileFields: readonly AnyFieldDefinition[] = [
  ...[directoryPath, fileExtension, fileMimeType, fileName, filePath, fileSize, mimeType],
  ...[aspectRatio, audioCodec, bitRate, frameRate, imageDimensions, playingTime, videoCodec, videoResolution],
];
