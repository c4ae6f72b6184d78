import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HeldJobs } from './execution/held-jobs';
import { JobLeases } from './execution/job-leases';
import { JobRegistry } from './execution/job-registry';
import { JobRunner } from './execution/job-runner';
import { QueueModule } from './queue/queue.module';
import { ChunkClaims } from './sharing/chunk-claims';
import { ChunkSharing } from './sharing/chunk-sharing';

/** Runs a job that it is given; takes none by itself. */
@Module({
  imports: [DiscoveryModule, QueueModule],
  providers: [ChunkClaims, ChunkSharing, HeldJobs, JobLeases, JobRegistry, JobRunner],
  exports: [ChunkClaims, ChunkSharing, HeldJobs, JobLeases, JobRegistry, JobRunner, QueueModule],
})
export class JobExecutionModule {}
