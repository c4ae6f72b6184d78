import { AppError } from '@app/errors';

export class JobNotFound extends AppError {
  readonly code = 'job_not_found';

  constructor(jobId: string) {
    super(`There is no job ${jobId}`, { details: { jobId } });
  }
}

export class JobAlreadyEnded extends AppError {
  readonly code = 'job_already_ended';

  constructor(jobId: string, status: string) {
    super(`The job ended already as ${status}`, { details: { jobId, status } });
  }
}

export class JobNotEnded extends AppError {
  readonly code = 'job_not_ended';

  constructor(jobId: string, status: string) {
    super(`Only a failed or cancelled job can be run again; this one is ${status}`, {
      details: { jobId, status },
    });
  }
}

export class IdempotencyKeyReused extends AppError {
  readonly code = 'idempotency_key_reused';

  constructor() {
    super('This Idempotency-Key came with a different request before. Use a new key for a new request.');
  }
}

export class BacklogFull extends AppError {
  readonly code = 'backlog_full';
  override readonly retryable = true;

  constructor(limit: number) {
    super(`${limit} jobs are waiting already; try again when some are done`, { details: { limit } });
  }
}

export class QueueUnavailable extends AppError {
  readonly code = 'queue_unavailable';
  override readonly retryable = true;

  constructor(cause: unknown) {
    super('The job queue cannot be reached', { cause });
  }
}

/** Parameters in the jobs table that the handler of this version cannot read. */
export class InvalidJobParams extends AppError {
  readonly code = 'invalid_job_params';
}

/** A job of a kind that this version has no handler for. */
export class UnknownJobKind extends AppError {
  readonly code = 'unknown_job_kind';

  constructor(kind: string) {
    super(`No handler is registered for jobs of kind ${kind}`);
  }
}

/** The attempt took longer than the job allows. */
export class JobTimedOut extends AppError {
  readonly code = 'job_timed_out';
  override readonly retryable = true;

  constructor(timeoutMs: number) {
    super(`The attempt was stopped after ${timeoutMs} ms, the time that this job may take`);
  }
}

/** Several workers died while they ran this job, without any progress between: it is put aside. */
export class WorkerCrashed extends AppError {
  readonly code = 'worker_crashed';

  constructor(crashes: number) {
    super(`${crashes} workers in a row died running this job, so it is not tried again`);
  }
}

/** The code that a job shows when its handler failed with an error that is not ours. */
export const INTERNAL_ERROR_CODE = 'internal_error';
