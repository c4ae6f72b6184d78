import type { Queryable } from '@app/database';

/** What comes with a request that starts work, beside its body. */
export interface RequestOptions {
  /** Makes repetitions of the request harmless: they get the first answer. */
  idempotencyKey?: string | undefined;
  /** Correlates the logs of API and worker. */
  requestId?: string | undefined;
  /** The schedule that makes the request. */
  scheduleId?: string | undefined;
  /** A transaction of the caller's that the job is to be committed with; default: one of its own. */
  client?: Queryable | undefined;
  /** Attempts in all. Default: that of the kind, or `JOB_MAX_ATTEMPTS`. */
  maxAttempts?: number | undefined;
  /** Milliseconds of one attempt. Default: that of the kind, or `JOB_TIMEOUT_MS`. */
  timeoutMs?: number | undefined;
  /** Smaller runs earlier; default 0. */
  priority?: number | undefined;
  /** For whom the job runs; tenants take turns. Default: nobody in particular, who takes turns like a tenant. */
  tenant?: string | undefined;
  /**
   * The tenant that the request is bound to: its job runs for this tenant, and it and its job see and touch no datasets
   * and files of others. Default: it is not bound.
   */
  boundTo?: string | undefined;
  /** Not before this time; default now. */
  runAt?: Date | undefined;
  /** The job that this one repeats; it must not have been repeated before. */
  parentId?: string | undefined;
}
