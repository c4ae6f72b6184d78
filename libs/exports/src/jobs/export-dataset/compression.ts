import type { Duplex } from 'node:stream';
import { constants, createGzip } from 'node:zlib';

/** How an exported file may be packed. */
export const COMPRESSIONS = ['none', 'gzip'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

interface Packing {
  /** Put behind the extension of the format. */
  extension: string;
  /** Instead of that of the format. */
  contentType?: string;
  /** What the bytes go through, on a thread of its own. */
  transforms(): Duplex[];
}

const PACKINGS: Record<Compression, Packing> = {
  none: { extension: '', transforms: () => [] },
  gzip: {
    extension: '.gz',
    contentType: 'application/gzip',
    // The fastest level: higher ones are slower than the database, for files that are little smaller.
    transforms: () => [createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 64 * 1024 })],
  },
};

export function packing(compression: Compression): Packing {
  return PACKINGS[compression];
}
