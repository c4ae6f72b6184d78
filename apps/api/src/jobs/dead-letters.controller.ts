import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { JobReader, ReplayDeadLetters } from '@app/jobs';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { BoundTo } from '../http/idempotency-key';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { ValidationFailed } from '../http/http.errors';
import {
  type DeadLetterPageResponse as Page,
  DeadLetterPageResponse,
  toDeadLetter,
} from './dead-letter.response';
import { decodeJobCursor, encodeJobCursor } from './job-cursor';
import { toJobFilter, withinTenant } from './job-filter.body';
import { MAX_NAMED, ReplayBody, ReplayResponse, toSelection } from './job-selection.body';
import { ListDeadLettersQuery } from './list-jobs.query';
import { RESUBMISSION_PROBLEMS } from './resubmission-problems';
import { Resubmission } from './resubmission';

const REPLAY_EXAMPLES = {
  count: {
    summary: 'How many generations could be replayed?',
    value: { filter: { type: 'generation', reason: 'exhausted' }, dryRun: true },
  },
  filter: { summary: 'Replay them', value: { filter: { type: 'generation', reason: 'exhausted' } } },
};

@ApiTags('jobs')
@Scope('read')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: JobReader,
    private readonly resubmission: Resubmission,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Jobs that failed for good, newest first',
    description: 'With the reason, each attempt that failed, and the parameters.',
  })
  @ApiOkResponse({
    type: DeadLetterPageResponse,
    description: 'A page of dead letters.',
    headers: NEXT_PAGE_LINK,
  })
  @Problems('validation_failed', 'invalid_cursor', 'tenant_not_allowed')
  async list(
    @Query() query: ListDeadLettersQuery,
    @Req() request: IncomingMessage,
    @BoundTo() boundTo: string | undefined,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<Page> {
    const { cursor, limit } = query;
    const page = await this.reader.list(
      { ...withinTenant(toJobFilter(query), boundTo), status: 'failed' },
      { limit, after: cursor === undefined ? undefined : decodeJobCursor(cursor) },
    );
    const attempts = await this.reader.failedAttempts(page.jobs.map(({ jobId }) => jobId));
    const nextCursor = linkNextPage(request, response, page.next, encodeJobCursor);
    return {
      deadLetters: page.jobs.map((job) => toDeadLetter(job, attempts.get(job.jobId) ?? [])),
      nextCursor,
    };
  }

  @Post('replay')
  @Scope('admin')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'replayDeadLetters',
    summary: 'Run failed jobs again, as new jobs',
    description:
      'Each dead letter becomes one new job, which has it as `parentJobId`. It is replayed once: asked for again by its id, ' +
      'the answer names the same job; a filter finds only those that were not replayed. `dryRun` counts them. With a single ' +
      'id, `params` changes what is asked for.',
  })
  @ApiBody({ type: ReplayBody, examples: REPLAY_EXAMPLES })
  @ApiResponse({ status: 202, description: 'The new jobs will run.', type: ReplayResponse })
  @Problems(...BODY_PROBLEMS, ...RESUBMISSION_PROBLEMS)
  async replay(@Body() body: ReplayBody, @Req() { requestId }: IncomingMessage): Promise<ReplayResponse> {
    const { params, dryRun = false } = body;
    const selection = toSelection(body);
    if (params !== undefined) return this.replayEdited(body, params, requestId);
    if (dryRun) {
      const matched = await this.reader.count(selection, 'replayable');
      return { dryRun, matched, changed: 0, remaining: matched, jobs: [] };
    }
    const { matched, done, remaining } = await this.commands.execute(
      new ReplayDeadLetters(selection, requestId),
    );
    return { dryRun, matched, changed: matched - remaining, remaining, jobs: done.slice(0, MAX_NAMED) };
  }

  private async replayEdited(
    { ids, filter, dryRun = false }: ReplayBody,
    params: Record<string, unknown>,
    requestId: string | undefined,
  ): Promise<ReplayResponse> {
    const [deadLetterId] = ids ?? [];
    if (ids?.length !== 1 || deadLetterId === undefined || filter !== undefined || dryRun) {
      const message = 'params goes with a single id, without filter and dryRun';
      throw new ValidationFailed([{ pointer: '/params', code: 'not_allowed', message }]);
    }
    const { jobId } = await this.resubmission.submit(deadLetterId.toLowerCase(), params, { requestId });
    return { dryRun, matched: 1, changed: 1, remaining: 0, jobs: [{ deadLetterId, jobId }] };
  }
}
