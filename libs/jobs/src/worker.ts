export { ClaimLost, JobCancelled, JobSnoozed, LeaseLost, WorkerStopping } from './execution/attempt-endings';
export type {
  DiscardContext,
  JobContext,
  JobHandler,
  JobOutcome,
  JobProgress,
} from './execution/job-handler';
export type { AssistedJob, Chunk, ChunkRows, ChunkWriter } from './sharing/chunk';
export { HandlesJob, JobRegistry } from './execution/job-registry';
export { JobRunner } from './execution/job-runner';
export { QueueWorkers } from './execution/queue-workers';
export { ChunkClaims } from './sharing/chunk-claims';
export { JobsWorkerModule } from './jobs-worker.module';
export { KindRegistration } from './kinds/kind-registration';
export { QueueModule } from './queue/queue.module';
export { untilQueueMigrated } from './queue/queue-connection';
