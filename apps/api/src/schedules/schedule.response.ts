import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  CATCH_UPS,
  OVERLAPS,
  RUN_OUTCOMES,
  type CatchUp,
  type Overlap,
  type RunOutcome,
  type Schedule,
  type ScheduleRun,
} from '@app/schedules';

@ApiSchema({ name: 'ScheduleRunError' })
export class ScheduleRunErrorResponse {
  @ApiProperty({ example: 'dataset_not_found' })
  code!: string;

  @ApiProperty()
  message!: string;
}

@ApiSchema({ name: 'ScheduleRun', description: 'What came of a tick.' })
export class ScheduleRunResponse {
  @ApiProperty({ format: 'date-time', description: 'When it was due.' })
  tick!: Date;

  @ApiProperty({ description: 'Whether a client asked for it, instead of the clock.' })
  byHand!: boolean;

  @ApiProperty({
    enum: RUN_OUTCOMES,
    description:
      '`skipped`: a job was still there. `missed`: no worker was there in time. `failed`: the request was refused.',
  })
  outcome!: RunOutcome;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The job that was started, or that was still there.',
  })
  jobId!: string | null;

  @ApiProperty({ type: ScheduleRunErrorResponse, nullable: true })
  error!: ScheduleRunErrorResponse | null;

  @ApiProperty({ format: 'date-time', description: 'When it was dealt with.' })
  at!: Date;
}

@ApiSchema({ name: 'ScheduleRuns' })
export class ScheduleRunsResponse {
  @ApiProperty({ type: [ScheduleRunResponse], description: 'The last 100, newest first.' })
  runs!: ScheduleRun[];
}

@ApiSchema({ name: 'ScheduledRequest' })
export class ScheduledRequestResponse {
  @ApiProperty({ example: 'generation' })
  type!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  body!: unknown;
}

@ApiSchema({ name: 'ScheduleLinks' })
export class ScheduleLinks {
  @ApiProperty({ example: '/schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ example: '/schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/runs' })
  runs!: string;
}

@ApiSchema({ name: 'Schedule' })
export class ScheduleResponse {
  @ApiProperty({ format: 'uuid' })
  scheduleId!: string;

  @ApiProperty({ example: 'nightly-users' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: '0 3 * * *' })
  cron!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  every!: string | null;

  @ApiProperty({ example: 'Europe/Berlin' })
  timeZone!: string;

  @ApiProperty({ type: ScheduledRequestResponse })
  request!: ScheduledRequestResponse;

  @ApiProperty({ enum: OVERLAPS })
  overlap!: Overlap;

  @ApiProperty({ enum: CATCH_UPS })
  catchUp!: CatchUp;

  @ApiProperty()
  paused!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '`null` while paused, and when there is no further tick.',
  })
  nextRunAt!: Date | null;

  @ApiProperty({ type: ScheduleRunResponse, nullable: true })
  lastRun!: ScheduleRunResponse | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;

  @ApiProperty({ type: ScheduleLinks })
  links!: ScheduleLinks;
}

@ApiSchema({ name: 'ScheduleList' })
export class ScheduleListResponse {
  @ApiProperty({ type: [ScheduleResponse], description: 'By name.' })
  schedules!: ScheduleResponse[];
}

export function toScheduleResponse(schedule: Schedule): ScheduleResponse {
  const self = `/schedules/${schedule.scheduleId}`;
  return { ...schedule, links: { self, runs: `${self}/runs` } };
}
