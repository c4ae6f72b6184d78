import type { JobsOptions } from 'bullmq';

interface QueueDefinition {
  /** Name in BullMQ; never changes while jobs are in it. */
  name: string;
  jobOptions: Required<Pick<JobsOptions, 'attempts' | 'removeOnComplete' | 'removeOnFail'>>;
  workerOptions: {
    /** Milliseconds that BullMQ waits for a sign of life before it gives a delivery to another worker. */
    lockDuration: number;
    /** Milliseconds between two looks for such deliveries. */
    stalledInterval: number;
    maxStalledCount: number;
  };
}

// BullMQ is transport: it delivers `{ jobId, delivery }` and our lease decides whether that starts anything.
const transport: Omit<QueueDefinition, 'name'> = {
  jobOptions: {
    // Retries are ours, written in the transaction that records the failure.
    attempts: 1,
    removeOnComplete: true,
    removeOnFail: { age: 24 * 3_600, count: 1_000 },
  },
  workerOptions: {
    lockDuration: 30_000,
    stalledInterval: 15_000,
    // The default of 1 makes BullMQ fail a job whose workers died twice. We count crashes ourselves.
    maxStalledCount: 1_000_000,
  },
};

/** Every queue, one for each kind of load so that a long export never stands before a short generation. */
export const QUEUES = {
  generation: { name: 'generation', ...transport },
  export: { name: 'export', ...transport },
  upload: { name: 'upload', ...transport },
} as const satisfies Record<string, QueueDefinition>;

export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
