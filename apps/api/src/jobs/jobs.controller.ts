import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CancelJob, JobReader, RetryJob } from '@app/jobs';
import { Problems } from '../documentation/problem-responses';
import { nextPageLink } from '../http/cursor';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { acceptJob, type AcceptedJob, AnswersWithJob } from './accepted-job';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { JobPresenter } from './job-presenter';
import { JobPageResponse, JobResponse } from './job.response';
import { ListJobsQuery } from './list-jobs.query';

@ApiTags('jobs')
@Controller()
export class JobsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: JobReader,
    private readonly presenter: JobPresenter,
  ) {}

  @Get('status/:jobId')
  @ApiOperation({ operationId: 'getJob', summary: 'A job' })
  @ApiParam({ name: 'jobId', format: 'uuid' })
  @ApiOkResponse({ type: JobResponse, description: 'The job.' })
  @Problems('invalid_id', 'job_not_found')
  async get(@Param('jobId', UuidParameter) jobId: string): Promise<JobResponse> {
    return this.presenter.present(await this.reader.get(jobId));
  }

  @Get('jobs')
  @ApiOperation({ operationId: 'listJobs', summary: 'Jobs, newest first' })
  @ApiOkResponse({
    type: JobPageResponse,
    description: 'A page of jobs.',
    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
  })
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @Query() query: ListJobsQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<JobPageResponse> {
    const { cursor, limit, createdFrom, createdTo, ...filter } = query;
    const page = await this.reader.list(
      { ...filter, createdFrom: toDate(createdFrom), createdTo: toDate(createdTo) },
      { limit, after: cursor === undefined ? undefined : decodeIdCursor(cursor) },
    );
    const nextCursor = page.next === undefined ? null : encodeIdCursor(page.next);
    if (nextCursor !== null) response.setHeader('Link', nextPageLink(request.url ?? '', nextCursor));
    return { jobs: await Promise.all(page.jobs.map((job) => this.presenter.present(job))), nextCursor };
  }

  @Post('jobs/:jobId/cancel')
  @ApiOperation({
    operationId: 'cancelJob',
    summary: 'Stop a job',
    description:
      'Running work stops within two seconds, in whichever process it runs, and leaves nothing behind.',
  })
  @ApiParam({ name: 'jobId', format: 'uuid' })
  @AnswersWithJob('The job will stop.')
  @Problems('invalid_id', 'job_not_found', 'job_already_ended')
  async cancel(
    @Param('jobId', UuidParameter) jobId: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const { status } = await this.commands.execute(new CancelJob(jobId));
    return acceptJob(response, { ...(await this.reader.get(jobId)), status });
  }

  @Post('jobs/:jobId/retry')
  @ApiOperation({ operationId: 'retryJob', summary: 'Run a failed or cancelled job again' })
  @ApiParam({ name: 'jobId', format: 'uuid' })
  @AnswersWithJob('The job will run again.')
  @Problems('invalid_id', 'job_not_found', 'job_not_ended')
  async retry(
    @Param('jobId', UuidParameter) jobId: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const { type, createdAt } = await this.commands.execute(new RetryJob(jobId));
    return acceptJob(response, { jobId, type, createdAt, status: 'pending' });
  }
}

function toDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
