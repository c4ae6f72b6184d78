import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CancelJobHandler, CancelJobsHandler } from './commands/cancel-job.command';
import { LiveJobs } from './commands/live-jobs';
import { ReplayDeadLettersHandler } from './commands/replay-dead-letters.command';
import { RetryJobHandler, RetryJobsHandler } from './commands/retry-job.command';
import { JobEnqueuer } from './enqueue/job-enqueuer';
import { JobEventFeed } from './events/job-event-feed';
import { JobKinds } from './kinds/job-kinds';
import { QueueModule } from './queue/queue.module';
import { JobReader } from './reading/job-reader';
import { WorkloadReader } from './reading/workload-reader';

/** What an app needs that takes jobs in and tells about them. */
@Module({
  imports: [CqrsModule, QueueModule],
  providers: [
    JobEnqueuer,
    JobReader,
    JobEventFeed,
    JobKinds,
    LiveJobs,
    WorkloadReader,
    CancelJobHandler,
    CancelJobsHandler,
    RetryJobHandler,
    RetryJobsHandler,
    ReplayDeadLettersHandler,
  ],
  exports: [JobEnqueuer, JobReader, JobEventFeed, JobKinds, LiveJobs, QueueModule, WorkloadReader],
})
export class JobsModule {}
