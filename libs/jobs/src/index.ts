export { CancelJob, CancelJobs } from './commands/cancel-job.command';
export { assertCommandHandlers } from './commands/command-handlers';
export { MAX_SELECTED, type JobSelection, type SelectionOutcome } from './commands/job-selection';
export { LiveJobs, type JobSubject } from './commands/live-jobs';
export { ReplayDeadLetters, type Replay } from './commands/replay-dead-letters.command';
export { RetryJob, RetryJobs } from './commands/retry-job.command';
export { FAILURE_REASONS, type FailureReason } from './contract/failure-reason';
export { defineJob, type Backoff, type JobContract } from './contract/job-contract';
export { END_STATUSES, JOB_STATUSES, hasEnded, type JobStatus } from './contract/job-status';
export { TENANT, TENANT_RULE } from './contract/tenant';
export { JobEnqueuer, type EnqueueOptions, type EnqueuedJob, type Idempotency } from './enqueue/job-enqueuer';
export type { RequestOptions } from './enqueue/request-options';
export { JobEventFeed } from './events/job-event-feed';
export type { JobEvent } from './events/job-event';
export {
  BacklogFull,
  IdempotencyKeyReused,
  INTERNAL_ERROR_CODE,
  JobAlreadyEnded,
  JobAlreadyReplayed,
  JobKindNotFound,
  JobNotEnded,
  JobNotFound,
  ParamsNotEditable,
  QueueUnavailable,
  TenantNotAllowed,
} from './jobs.errors';
export { JobsModule } from './jobs.module';
export { JobKinds, type JobKindView } from './kinds/job-kinds';
export { DeliveryQueues } from './queue/delivery-queues';
export { OutboxRelay } from './queue/outbox-relay';
export { StartPace } from './queue/start-pace';
export { QUEUE_NAMES } from './contract/queues';
export { resumeOpenJobs } from './execution/resume-open-jobs';
export { inspectQueue, type QueueInspection } from './queue/inspect-queue';
export { migrateQueue } from './queue/queue-connection';
export type { JobFilter, JobPosition, ParamCondition } from './reading/job-filter';
export { JobReader, type JobPage } from './reading/job-reader';
export type { FailedAttempt, JobView } from './reading/job-view';
export { type Workload, WORKER_CONNECTION, WorkloadReader } from './reading/workload-reader';
export { JobMetrics } from './metrics/job-metrics';
