/** Why a running attempt was stopped from outside; the reason of its AbortSignal. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

/**
 * A handler throws it when its time has not come: the job waits and then starts again, without having used an attempt.
 * What it saved as its checkpoint is kept.
 */
export class JobSnoozed extends Error {
  override readonly name = 'JobSnoozed';

  /** @param delayMs milliseconds to wait at least */
  constructor(readonly delayMs: number) {
    super(`The job asks to be run again in ${delayMs} ms`);
  }
}

/** The handler went on although it was asked to stop: the attempt ends without it, and it can write nothing any more. */
export class HandlerAbandoned extends Error {
  override readonly name = 'HandlerAbandoned';
}

/** Another worker has the job, or the lease ran out: this attempt may write nothing any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Another worker has this chunk of a shared job, or the job is not shared any more: what was written is not committed. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** The worker shuts down and hands the job back. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';
}
