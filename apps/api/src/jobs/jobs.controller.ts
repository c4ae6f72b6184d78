import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Scope, ScopeOfJob } from '@app/auth';
import { CancelJob, CancelJobs, JobReader, type JobSelection, RetryJob, RetryJobs } from '@app/jobs';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { BoundTo, Options, type RequestOptions } from '../http/idempotency-key';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { acceptJob, type AcceptedJob, AnswersWithJob } from './accepted-job';
import { decodeJobCursor, encodeJobCursor } from './job-cursor';
import { toJobFilter, withinTenant } from './job-filter.body';
import { JobPresenter } from './job-presenter';
import { JobSelectionBody, MAX_NAMED, RetryBody, SelectionResponse, toSelection } from './job-selection.body';
import { JobPageResponse, JobResponse } from './job.response';
import { ListJobsQuery } from './list-jobs.query';
import { Resubmission } from './resubmission';
import { RESUBMISSION_PROBLEMS } from './resubmission-problems';

@ApiTags('jobs')
@Scope('read')
@Controller()
export class JobsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: JobReader,
    private readonly presenter: JobPresenter,
    private readonly resubmission: Resubmission,
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
    headers: NEXT_PAGE_LINK,
  })
  @Problems('validation_failed', 'invalid_cursor', 'tenant_not_allowed')
  async list(
    @Query() query: ListJobsQuery,
    @Req() request: IncomingMessage,
    @BoundTo() boundTo: string | undefined,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<JobPageResponse> {
    const { cursor, limit } = query;
    const page = await this.reader.list(withinTenant(toJobFilter(query), boundTo), {
      limit,
      after: cursor === undefined ? undefined : decodeJobCursor(cursor),
    });
    const nextCursor = linkNextPage(request, response, page.next, encodeJobCursor);
    return { jobs: await Promise.all(page.jobs.map((job) => this.presenter.present(job))), nextCursor };
  }

  @Post('jobs/:jobId/cancel')
  @ScopeOfJob()
  @ApiOperation({
    operationId: 'cancelJob',
    summary: 'Stop a job',
    description:
      'Running work stops within two seconds, in whichever process it runs. It leaves nothing behind, unless the request said `onCancel: keep`.',
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
  @ScopeOfJob()
  @ApiOperation({
    operationId: 'retryJob',
    summary: 'Run a failed or cancelled job again',
    description:
      'As it is: the same job starts over, with all its attempts. With `params`: a new job, checked as a new request, which ' +
      'has this one as `parentJobId`.',
  })
  @ApiParam({ name: 'jobId', format: 'uuid' })
  @ApiBody({ type: RetryBody, required: false })
  @AnswersWithJob('The job will run again.')
  @Problems('invalid_id', ...BODY_PROBLEMS, ...RESUBMISSION_PROBLEMS)
  async retry(
    @Param('jobId', UuidParameter) jobId: string,
    @Body() { params }: RetryBody,
    @Options() { requestId, boundTo }: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    if (params !== undefined)
      return acceptJob(response, await this.resubmission.submit(jobId, params, { requestId, boundTo }));
    const { type, createdAt } = await this.commands.execute(new RetryJob(jobId));
    return acceptJob(response, { jobId, type, createdAt, status: 'pending' });
  }

  @Post('jobs/cancel')
  @Scope('admin')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'cancelJobs',
    summary: 'Stop many jobs',
    description:
      'Jobs that have ended, or were asked to stop before, are left alone. `dryRun` counts the others.',
  })
  @ApiBody({
    type: JobSelectionBody,
    examples: { queued: { summary: 'Everything that waits', value: { filter: { status: 'pending' } } } },
  })
  @ApiResponse({ status: 202, description: 'The jobs will stop.', type: SelectionResponse })
  @Problems(...BODY_PROBLEMS)
  async cancelMany(@Body() body: JobSelectionBody): Promise<SelectionResponse> {
    const selection = toSelection(body);
    if (body.dryRun === true) return this.dryRun(selection, 'cancellable');
    const { done, ...counts } = await this.commands.execute(new CancelJobs(selection));
    return { dryRun: false, ...counts, changed: done.length, jobs: done.slice(0, MAX_NAMED) };
  }

  @Post('jobs/retry')
  @Scope('admin')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'retryJobs',
    summary: 'Run many failed or cancelled jobs again',
    description:
      'Others, and those that were replayed, are left alone. `dryRun` counts those that can be run again.',
  })
  @ApiBody({
    type: JobSelectionBody,
    examples: {
      cancelled: {
        summary: 'Exports that were cancelled',
        value: { filter: { type: 'export', status: 'cancelled' } },
      },
    },
  })
  @ApiResponse({ status: 202, description: 'The jobs will run again.', type: SelectionResponse })
  @Problems(...BODY_PROBLEMS, 'backlog_full')
  async retryMany(@Body() body: JobSelectionBody): Promise<SelectionResponse> {
    const selection = toSelection(body);
    if (body.dryRun === true) return this.dryRun(selection, 'retryable');
    const { done, ...counts } = await this.commands.execute(new RetryJobs(selection));
    const jobs = done.slice(0, MAX_NAMED).map(({ jobId }) => ({ jobId, status: 'pending' as const }));
    return { dryRun: false, ...counts, changed: done.length, jobs };
  }

  private async dryRun(
    selection: JobSelection,
    among: 'cancellable' | 'retryable',
  ): Promise<SelectionResponse> {
    const matched = await this.reader.count(selection, among);
    return { dryRun: true, matched, changed: 0, remaining: matched, jobs: [] };
  }
}
