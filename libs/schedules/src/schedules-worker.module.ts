import { Module } from '@nestjs/common';
import { JobsModule } from '@app/jobs';
import { ScheduleClock } from './schedule-clock';
import { SchedulesModule } from './schedules.module';

/** Fires schedules. What can be scheduled comes from the modules of the features, which the app imports beside it. */
@Module({ imports: [JobsModule, SchedulesModule], providers: [ScheduleClock] })
export class SchedulesWorkerModule {}
