import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HeldJobs } from './execution/held-jobs';
import { JobLeases } from './execution/job-leases';
import { JobRegistry } from './execution/job-registry';
import { JobRunner } from './execution/job-runner';
import { QueueWorkers } from './execution/queue-workers';
import { Reconciler } from './execution/reconciler';
import { KindRegistration } from './kinds/kind-registration';
import { QueueModule } from './queue/queue.module';

/** What an app needs that runs jobs. The handlers come from the worker modules of the features. */
@Module({
  imports: [DiscoveryModule, QueueModule],
  providers: [HeldJobs, JobLeases, JobRegistry, JobRunner, KindRegistration, QueueWorkers, Reconciler],
  exports: [QueueModule, QueueWorkers, JobRegistry, JobRunner],
})
export class JobsWorkerModule {}
