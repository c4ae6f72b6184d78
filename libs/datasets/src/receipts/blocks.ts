import { createHash } from 'node:crypto';

/**
 * Rows that are hashed together: those whose numbers have the same quotient by this. A part of every receipt, so it
 * never changes.
 */
export const BLOCK_ROWS = 1_000;
export const HASH_BYTES = 32;

/** Rows that were committed together, as they are remembered. */
export interface ReceiptChunk {
  firstRow: number;
  rowCount: number;
  jobId: string;
  /** `null` for rows that were not generated. */
  seed: number | null;
  engineVersion: string | null;
  /** One hash for each block that the chunk has a part of. */
  blockHashes: Buffer;
}

/** The rows of a block that one chunk wrote. */
export interface Piece {
  firstRow: number;
  /** Behind the last one. */
  endRow: number;
  sha256: Buffer;
}

/**
 * Where a chunk that begins with a row should end: with a block, so that no block of a job is cut by the size of its
 * chunks, and with the job.
 *
 * @param chunkRows as many rows as are wanted; rounded down to whole blocks, but at least one
 */
export function chunkEnd(firstRow: number, endRow: number, chunkRows: number): number {
  const nextBlock = (Math.floor(firstRow / BLOCK_ROWS) + 1) * BLOCK_ROWS;
  const wanted = Math.floor((firstRow + chunkRows) / BLOCK_ROWS) * BLOCK_ROWS;
  return Math.min(Math.max(nextBlock, wanted), endRow);
}

/** The pieces of chunks, in the order of the chunks. */
export function* piecesOf(
  chunks: Iterable<Pick<ReceiptChunk, 'firstRow' | 'rowCount' | 'blockHashes'>>,
): Generator<Piece, void, undefined> {
  for (const { firstRow, rowCount, blockHashes } of chunks) {
    const last = firstRow + rowCount;
    for (let from = firstRow, at = 0; from < last; at += HASH_BYTES) {
      const endRow = chunkEnd(from, last, 1);
      yield { firstRow: from, endRow, sha256: blockHashes.subarray(at, at + HASH_BYTES) };
      from = endRow;
    }
  }
}

/** The hash over pieces: SHA-256 of the first row (8 bytes), the rows (4 bytes) and the hash of each, in row order. */
export class TotalHash {
  private readonly hash = createHash('sha256');
  private readonly head = Buffer.alloc(12);

  add({ firstRow, endRow, sha256 }: Piece): void {
    this.head.writeBigInt64BE(BigInt(firstRow));
    this.head.writeInt32BE(endRow - firstRow, 8);
    this.hash.update(this.head).update(sha256);
  }

  /** In hexadecimal. Ends the hash. */
  digest(): string {
    return this.hash.digest('hex');
  }
}
