import type { PoolClient } from '@app/database';
import type { JobContract } from '../contract/job-contract';
import { InvalidJobParams } from '../jobs.errors';
import type { AssistedJob, ChunkWriter } from '../sharing/chunk';

/** What a finished job leaves for its user. */
export interface JobOutcome {
  /** Where the result is to be found, for example `/datasets/users`; `null` when there is no such place. */
  resultUri: string | null;
  result: Record<string, unknown>;
}

export interface JobProgress {
  done: number;
  /** When it is not known from the request. */
  total?: number;
}

/** What a handler is given beside its parameters. */
export interface JobContext {
  readonly jobId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Fencing token of the lease: grows with every worker that takes the job. */
  readonly run: number;
  /** When the first attempt started, by the clock of the database; the same in all attempts. */
  readonly startedAt: Date;
  /**
   * Aborted on cancel, timeout, lost lease and shutdown. A handler passes it on and lets the error through: its
   * `reason` says how the attempt ends.
   */
  readonly signal: AbortSignal;
  /** What the last attempt had saved; `null` at first. Treat it as untrusted: an older version may have written it. */
  readonly checkpoint: unknown;
  /** Tells how far the work is. Cheap to call often: it is written at most twice a second. */
  progress(progress: JobProgress): void;
  /**
   * Call it first in a transaction that writes rows or takes locks for the job: it ends the transactions of workers
   * that had the job before and are stuck in theirs, so that nobody waits for a frozen process. Throws when another
   * worker has the job by now.
   */
  begin(client: PoolClient): Promise<void>;
  /**
   * Ties a transaction to the lease: writes progress and, if given, a checkpoint, under the current token. Call it
   * last before the transaction ends; when another worker has the job by now it throws, and nothing is committed.
   */
  save(client: PoolClient, state: { progress?: JobProgress; checkpoint?: unknown }): Promise<void>;
  /**
   * Has chunks written by this worker and, through `JobHandler.assist`, by all others that have room. Resolves when each
   * of them is committed, by whichever attempt; chunks that were committed before are not written again. What chunk
   * `position` holds must be the same for everybody who writes it.
   */
  share(chunkCount: number, write: ChunkWriter): Promise<void>;
}

export interface DiscardContext extends Pick<JobContext, 'jobId' | 'run' | 'checkpoint' | 'begin' | 'save'> {
  /** How the job ends. */
  readonly ending: 'cancelled' | 'failed';
}

/**
 * Runs the jobs of one kind. It may be called again for a job after a crash at any point, so everything it does is
 * either idempotent or tied to `context.save`. Throwing means "try again", unless the error is an AppError that
 * says it is not retryable, or JobSnoozed.
 */
export interface JobHandler<P = unknown> {
  readonly contract: JobContract<P>;
  run(params: P, context: JobContext): Promise<JobOutcome>;
  /**
   * Removes what earlier attempts left behind; called when the job is cancelled or fails for good. A crash on the
   * way makes the job run again, so what is removed and what the checkpoint says must change together.
   * @returns what was left in place because the request of a cancelled job says so; a retry then goes on from there
   */
  discard(params: P, context: DiscardContext): Promise<JobOutcome | void>;
  /**
   * For kinds whose `run` calls `context.share`: prepares to write chunks of a job that another worker leads. Throwing
   * means that this worker does not help.
   */
  assist?(params: P, job: AssistedJob): Promise<ChunkWriter>;
}

/** @throws InvalidJobParams */
export function decodeParams<P>(handler: JobHandler<P>, params: unknown): P {
  const parsed = handler.contract.params.safeParse(params);
  if (!parsed.success) throw new InvalidJobParams(parsed.error.message, { cause: parsed.error });
  return parsed.data;
}
