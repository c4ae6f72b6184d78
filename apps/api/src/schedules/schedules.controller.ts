import type { ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { AppConfig } from '@app/config';
import { Schedules } from '@app/schedules';
import { BackupBody } from '../backup/backup.body';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition, Options, type RequestOptions } from '../http/idempotency-key';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { acceptJob, type AcceptedJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { ScheduleBody, ScheduleChangesBody } from './schedule.body';
import {
  ScheduleListResponse,
  ScheduleResponse,
  ScheduleRunsResponse,
  toScheduleResponse,
} from './schedule.response';
import { readScheduledRequest } from './scheduled-request';

const SCHEDULE_ID = { name: 'scheduleId', format: 'uuid' };

const EXAMPLES = {
  nightly: {
    summary: 'A fresh dataset every night',
    value: {
      name: 'nightly-users',
      cron: '0 3 * * *',
      timeZone: 'Europe/Berlin',
      request: {
        type: 'generation',
        body: {
          recordType: 'nightlyUsers',
          count: 1000,
          mode: 'replace',
          fields: [
            { name: 'id', type: 'uuid' },
            { name: 'email', type: 'email', unique: true },
          ],
        },
      },
    },
  },
};

@ApiExtraModels(BackupBody)
@ApiTags('schedules')
@Scope('admin')
@Controller('schedules')
export class SchedulesController {
  constructor(
    private readonly schedules: Schedules,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'createSchedule',
    summary: 'Make a request again and again',
    description: 'The request is checked now as if it were made, and each time it is made.',
  })
  @ApiBody({ type: ScheduleBody, examples: EXAMPLES })
  @ApiCreatedResponse({
    type: ScheduleResponse,
    description: 'The schedule.',
    headers: { Location: { description: 'Where it is.', schema: { type: 'string' } } },
  })
  @Problems(
    ...BODY_PROBLEMS,
    'invalid_schedule',
    'scheduled_request_refused',
    'schedule_exists',
    'too_many_schedules',
  )
  async create(
    @Body() body: ScheduleBody,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<ScheduleResponse> {
    const request = readScheduledRequest(body.request, this.config.limits);
    const schedule = toScheduleResponse(await this.schedules.create({ ...body, request }));
    response.setHeader('Location', schedule.links.self);
    return schedule;
  }

  @Get()
  @ApiOperation({ operationId: 'listSchedules', summary: 'All schedules' })
  @ApiOkResponse({ type: ScheduleListResponse, description: 'The schedules.' })
  @Problems()
  async list(): Promise<ScheduleListResponse> {
    return { schedules: (await this.schedules.list()).map(toScheduleResponse) };
  }

  @Get(':scheduleId')
  @ApiOperation({ operationId: 'getSchedule', summary: 'A schedule' })
  @ApiParam(SCHEDULE_ID)
  @ApiOkResponse({ type: ScheduleResponse, description: 'The schedule.' })
  @Problems('invalid_id', 'schedule_not_found')
  async get(@Param('scheduleId', UuidParameter) scheduleId: string): Promise<ScheduleResponse> {
    return toScheduleResponse(await this.schedules.get(scheduleId));
  }

  @Get(':scheduleId/runs')
  @ApiOperation({ operationId: 'listScheduleRuns', summary: 'What came of the ticks of a schedule' })
  @ApiParam(SCHEDULE_ID)
  @ApiOkResponse({ type: ScheduleRunsResponse, description: 'The runs.' })
  @Problems('invalid_id', 'schedule_not_found')
  async runs(@Param('scheduleId', UuidParameter) scheduleId: string): Promise<ScheduleRunsResponse> {
    return { runs: await this.schedules.runs(scheduleId) };
  }

  @Patch(':scheduleId')
  @ApiOperation({ operationId: 'updateSchedule', summary: 'Pause or resume a schedule' })
  @ApiParam(SCHEDULE_ID)
  @ApiOkResponse({ type: ScheduleResponse, description: 'The schedule as it is now.' })
  @Problems(...BODY_PROBLEMS, 'invalid_id', 'schedule_not_found')
  async update(
    @Param('scheduleId', UuidParameter) scheduleId: string,
    @Body() { paused }: ScheduleChangesBody,
  ): Promise<ScheduleResponse> {
    return toScheduleResponse(await this.schedules.setPaused(scheduleId, paused));
  }

  @Delete(':scheduleId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteSchedule', summary: 'Delete a schedule' })
  @ApiParam(SCHEDULE_ID)
  @ApiNoContentResponse({ description: 'It is gone. Jobs that it started go on.' })
  @Problems('invalid_id', 'schedule_not_found')
  async delete(@Param('scheduleId', UuidParameter) scheduleId: string): Promise<void> {
    await this.schedules.delete(scheduleId);
  }

  @Post(':scheduleId/run')
  @ApiOperation({
    operationId: 'runSchedule',
    summary: 'Make the request of a schedule now',
    description: 'Also while it is paused, and while a job of it has not ended. Ticks stay as they are.',
  })
  @ApiParam(SCHEDULE_ID)
  @TakesIdempotencyKey()
  @AnswersWithJob('The job was accepted.')
  @Problems(
    'invalid_id',
    'schedule_not_found',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'invalid_schema',
    'dataset_exists',
    'dataset_schema_conflict',
    'dataset_seed_conflict',
    'dataset_engine_conflict',
    'dataset_not_found',
    'invalid_selection',
    'unknown_format',
    'invalid_format_options',
    'backlog_full',
  )
  async run(
    @Param('scheduleId', UuidParameter) scheduleId: string,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const job = await this.schedules.run(scheduleId, options);
    markRepetition(response, job);
    return acceptJob(response, job);
  }
}
