export { CanBeScheduled, type SchedulableRequest } from './schedulable-request';
export {
  CATCH_UPS,
  OVERLAPS,
  RUN_OUTCOMES,
  type CatchUp,
  type Overlap,
  type RunOutcome,
  type Schedule,
  type ScheduleRun,
  type ScheduleSettings,
} from './schedule';
export { Schedules } from './schedules';
export {
  InvalidSchedule,
  ScheduledRequestRefused,
  ScheduleExists,
  ScheduleNotFound,
  TooManySchedules,
} from './schedules.errors';
export { SchedulesModule } from './schedules.module';
