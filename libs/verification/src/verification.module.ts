import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from '@app/datasets';
import { JobsModule } from '@app/jobs';
import { EnqueueVerificationHandler } from './commands/enqueue-verification.handler';
import { RowRecomputer } from './recompute/row-recomputer';

/** Accepts verifications and computes single rows again. */
@Module({
  imports: [CqrsModule, DatasetsModule, JobsModule],
  providers: [EnqueueVerificationHandler, RowRecomputer],
  exports: [RowRecomputer],
})
export class VerificationModule {}
