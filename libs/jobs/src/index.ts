export { CancelJob } from './commands/cancel-job.command';
export { RetryJob } from './commands/retry-job.command';
export { defineJob, type JobContract } from './contract/job-contract';
export { END_STATUSES, JOB_STATUSES, hasEnded, type JobStatus } from './contract/job-status';
export { JobEnqueuer, type EnqueueOptions, type EnqueuedJob, type Idempotency } from './enqueue/job-enqueuer';
export type { RequestOptions } from './enqueue/request-options';
export { JobEventFeed } from './events/job-event-feed';
export type { JobEvent } from './events/job-event';
export {
  BacklogFull,
  IdempotencyKeyReused,
  INTERNAL_ERROR_CODE,
  JobAlreadyEnded,
  JobNotEnded,
  JobNotFound,
  QueueUnavailable,
} from './jobs.errors';
export { JobsModule } from './jobs.module';
export { DeliveryQueues } from './queue/delivery-queues';
export { OutboxRelay } from './queue/outbox-relay';
export { QUEUE_NAMES } from './contract/queues';
export { migrateQueue } from './queue/queue-connection';
export { JobReader, type JobFilter, type JobPage } from './reading/job-reader';
export type { JobView } from './reading/job-view';
