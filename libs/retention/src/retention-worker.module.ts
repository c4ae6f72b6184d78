import { Module } from '@nestjs/common';
import { RetentionModule } from './retention.module';
import { RetentionClock } from './run/retention-clock';
import { RetentionRun } from './run/retention-run';

/** Removes what is old enough, and what was deleted while the storage was out of order. */
@Module({ imports: [RetentionModule], providers: [RetentionClock, RetentionRun], exports: [RetentionRun] })
export class RetentionWorkerModule {}
