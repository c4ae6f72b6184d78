import { AppError, type Issue } from '@app/errors';

export class ScheduleNotFound extends AppError {
  readonly code = 'schedule_not_found';

  constructor(scheduleId: string) {
    super(`There is no schedule ${scheduleId}`, { details: { scheduleId } });
  }
}

/** Names are unique, so that a repeated request makes no second schedule. */
export class ScheduleExists extends AppError {
  readonly code = 'schedule_exists';

  constructor(name: string) {
    super(`There is a schedule named ${JSON.stringify(name)} already`, { details: { name } });
  }
}

/** When the schedule is to fire cannot be understood, or is never. */
export class InvalidSchedule extends AppError {
  readonly code = 'invalid_schedule';

  constructor(issue: Issue) {
    super(issue.message, { issues: [issue] });
  }
}

/** The request that is to be made again and again would be refused now. */
export class ScheduledRequestRefused extends AppError {
  readonly code = 'scheduled_request_refused';

  constructor(cause: AppError) {
    const issues = cause.issues.map((issue) => ({ ...issue, pointer: `/request/body${issue.pointer}` }));
    super(`The request would be refused: ${cause.message}`, {
      issues,
      details: { reason: cause.code },
      cause,
    });
  }
}

export class TooManySchedules extends AppError {
  readonly code = 'too_many_schedules';

  constructor(limit: number) {
    super(`There are ${limit} schedules already, which is the most there can be`, { details: { limit } });
  }
}
