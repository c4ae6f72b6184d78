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
    super(`No more than ${limit} jobs may wait; try again when some are done`, { details: { limit } });
  }
}

export class QueueUnavailable extends AppError {
  readonly code = 'queue_unavailable';
  override readonly retryable = true;

  constructor(cause: unknown) {
    super('The job queue cannot be reached', { cause });
  }
}

/** No worker has said that it has a handler for this kind. */
export class JobKindNotFound extends AppError {
  readonly code = 'job_kind_not_found';

  constructor(kind: string) {
    super(`No worker knows jobs of kind ${kind}`, { details: { kind } });
  }
}

/** The job was repeated by another one: running it once more must be asked of that one. */
export class JobAlreadyReplayed extends AppError {
  readonly code = 'job_already_replayed';

  constructor(jobId: string) {
    super('The job was replayed already; `replayedBy` in its status says by which', { details: { jobId } });
  }
}

/** Jobs of this kind cannot be run with other parameters. */
export class ParamsNotEditable extends AppError {
  readonly code = 'params_not_editable';

  constructor(type: string) {
    super(`The parameters of a job of type ${type} cannot be edited; run it again as it is`);
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

/** Who asks is bound to a tenant, and asks for another. */
export class TenantNotAllowed extends AppError {
  readonly code = 'tenant_not_allowed';

  constructor(tenant: string) {
    super(`The credentials are for the tenant "${tenant}" only.`, { details: { tenant } });
  }
}
