import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CancelJobHandler } from './commands/cancel-job.command';
import { RetryJobHandler } from './commands/retry-job.command';
import { JobEnqueuer } from './enqueue/job-enqueuer';
import { JobEventFeed } from './events/job-event-feed';
import { QueueModule } from './queue/queue.module';
import { JobReader } from './reading/job-reader';

/** What an app needs that takes jobs in and tells about them. */
@Module({
  imports: [CqrsModule, QueueModule],
  providers: [JobEnqueuer, JobReader, JobEventFeed, CancelJobHandler, RetryJobHandler],
  exports: [JobEnqueuer, JobReader, JobEventFeed, QueueModule],
})
export class JobsModule {}
