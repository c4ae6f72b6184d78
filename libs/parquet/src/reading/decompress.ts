import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { CompressionCodec, Compressors } from 'hyparquet';
import { compressors as packed } from 'hyparquet-compressors';

/** How pages are unpacked; `length` is what the page says of itself, and more is never made. */
export const DECOMPRESSORS: Compressors = {
  SNAPPY: packed.SNAPPY!,
  ZSTD: packed.ZSTD!,
  LZ4: packed.LZ4!,
  LZ4_RAW: packed.LZ4_RAW!,
  GZIP: (page, length) => gunzipSync(page, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (page, length) => brotliDecompressSync(page, { maxOutputLength: Math.max(length, 1) }),
};

export function isKnownCodec(codec: CompressionCodec): boolean {
  return codec === 'UNCOMPRESSED' || DECOMPRESSORS[codec] !== undefined;
}
