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
}

export function defineJob<P>(contract: JobContract<P>): JobContract<P> {
  return contract;
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
