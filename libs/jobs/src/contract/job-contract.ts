import type { z } from 'zod';
import type { QueueName } from './queues';

/** What producers and handlers of a job agree on. */
export interface JobContract<P = unknown> {
  /** Stable name of the kind in the database and on the queue, written by hand: `generate_dataset`. */
  readonly kind: string;
  /** What users see and filter by: `generation`. Several kinds may share a type. */
  readonly type: string;
  readonly queue: QueueName;
  /** Parsed when the job is enqueued and again when it runs, perhaps by a newer version of the code. */
  readonly params: z.ZodType<P>;
  /** What `progress` counts. */
  readonly progressUnit: 'records' | 'bytes';
  /** Attempts in all, unless the request says otherwise. Default `JOB_MAX_ATTEMPTS`. */
  readonly maxAttempts?: number;
  /** Milliseconds of one attempt, unless the request says otherwise. Default `JOB_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  /** How long to wait before another attempt. */
  readonly backoff?: Backoff;
}

export interface Backoff {
  /** Milliseconds before the first retry, doubled before each further one. Default `JOB_RETRY_DELAY_MS`. */
  readonly delayMs?: number;
  /** Milliseconds; no retry waits longer. Default 5 minutes. */
  readonly maxDelayMs?: number;
}

const defined = new Map<string, JobContract>();

/** @throws Error when the kind is taken */
export function defineJob<P>(contract: JobContract<P>): JobContract<P> {
  if (defined.has(contract.kind)) {
    throw new Error(`Two jobs of kind "${contract.kind}" are defined. Give one of them another kind.`);
  }
  defined.set(contract.kind, contract);
  return contract;
}

/** Every job that was defined in this process. */
export function definedJobs(): JobContract[] {
  return [...defined.values()];
}

/** What goes over the queue: no content, only where to find it. */
export interface Delivery {
  jobId: string;
  /** Must match the job's newest delivery, or there is nothing to do. */
  delivery: number;
}

/** The id of a delivery on the queue, so that handing it over twice gives one. */
export function deliveryId(delivery: Delivery): string {
  return `${delivery.jobId}-${delivery.delivery}`;
}
