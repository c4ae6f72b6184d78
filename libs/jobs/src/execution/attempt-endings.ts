/** Why a running attempt was stopped from outside; the reason of its AbortSignal. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

/** Another worker has the job, or the lease ran out: this attempt may write nothing any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The worker shuts down and hands the job back. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';
}
