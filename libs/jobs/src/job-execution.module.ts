import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HeldJobs } from './execution/held-jobs';
import { JobLeases } from './execution/job-leases';
import { JobRegistry } from './execution/job-registry';
import { JobRunner } from './execution/job-runner';
import { QueueModule } from './queue/queue.module';

/** Runs a job that it is given; takes none by itself. */
@Module({
  imports: [DiscoveryModule, QueueModule],
  providers: [HeldJobs, JobLeases, JobRegistry, JobRunner],
  exports: [HeldJobs, JobLeases, JobRegistry, JobRunner, QueueModule],
})
export class JobExecutionModule {}
