import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';

/** How an exported file may be packed. */
export const COMPRESSIONS = ['none', 'gzip', 'zstd', 'snappy'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** How a file of text is packed, as a whole. */
export type TextCompression = Exclude<Compression, 'snappy'>;

export interface Packing {
  /** Put behind the extension of the format. */
  extension: string;
  /** Instead of that of the format. */
  contentType?: string;
  /** What the bytes go through, on a thread of its own; `undefined` where this Node.js cannot. */
  transforms: (() => Duplex[]) | undefined;
}

/** Node.js has it from 22.15 and 23.8 on. */
const { createZstdCompress } = zlib as { createZstdCompress?: () => Duplex };

const PACKINGS: Record<TextCompression, Packing> = {
  none: { extension: '', transforms: () => [] },
  gzip: {
    extension: '.gz',
    contentType: 'application/gzip',
    // The fastest level: higher ones are slower than the database, for files that are little smaller.
    transforms: () => [zlib.createGzip({ level: zlib.constants.Z_BEST_SPEED, chunkSize: 64 * 1024 })],
  },
  zstd: {
    extension: '.zst',
    contentType: 'application/zstd',
    transforms: createZstdCompress && (() => [createZstdCompress()]),
  },
};

/** Those that this Node.js can do. */
export function textCompressions(): TextCompression[] {
  return (Object.keys(PACKINGS) as TextCompression[]).filter(
    (compression) => PACKINGS[compression].transforms !== undefined,
  );
}

export function packing(compression: TextCompression): Packing {
  return PACKINGS[compression];
}
