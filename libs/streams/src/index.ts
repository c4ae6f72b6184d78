export { ByteLimit } from './byte-limit';
export { Checksum } from './checksum';
export { pipeTo, through } from './pipe-to';
export { ByteLimitExceeded } from './streams.errors';
