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
}
