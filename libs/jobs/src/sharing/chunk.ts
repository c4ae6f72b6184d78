import type { PoolClient } from '@app/database';

/** The rows of a chunk. */
export interface ChunkRows {
  firstRow: number;
  rows: number;
}

/** A chunk of a shared job, and the right to commit it. */
export interface Chunk {
  /** From 0 up to the count of chunks that the leader gave; what is in it follows from the job alone. */
  readonly position: number;
  /** Aborted when the chunk is not ours any more, when the job must stop, and when this worker must. */
  readonly signal: AbortSignal;
  /**
   * Call it first in the chunk's transaction: it ends the transactions of workers that had the chunk before. Throws
   * when another worker has the chunk by now, or the job is not shared any more.
   */
  begin(client: PoolClient): Promise<void>;
  /**
   * Says that the chunk is done, and adds its rows to the job's progress. Call it last before the transaction ends; when
   * another worker has the chunk by now, or the job is not shared any more, it throws, and nothing is committed.
   */
  save(client: PoolClient, rows: ChunkRows): Promise<void>;
}

/** Writes a chunk in a transaction that ends with `chunk.save`. */
export type ChunkWriter = (chunk: Chunk) => Promise<void>;

/** A job that another worker leads. */
export interface AssistedJob {
  readonly jobId: string;
  /** When its first attempt started. */
  readonly startedAt: Date;
  /** What the leader saved before it shared the job. */
  readonly checkpoint: unknown;
}
