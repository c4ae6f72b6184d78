import { Module } from '@nestjs/common';
import { QueueWorkers } from './execution/queue-workers';
import { Reconciler } from './execution/reconciler';
import { JobExecutionModule } from './job-execution.module';
import { KindRegistration } from './kinds/kind-registration';
import { Assistant } from './sharing/assistant';

/** What an app needs that runs jobs. The handlers come from the worker modules of the features. */
@Module({
  imports: [JobExecutionModule],
  providers: [Assistant, KindRegistration, QueueWorkers, Reconciler],
  exports: [JobExecutionModule, QueueWorkers],
})
export class JobsWorkerModule {}
