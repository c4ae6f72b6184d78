import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { AppConfig } from '@app/config';
import { FileCatalogue, FileLinks } from '@app/files';
import { ObjectRemovals, RetentionPolicy, RetentionState } from '@app/retention';
import { Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { ListArchivesQuery } from './archives.query';
import { JobArchivePageResponse, RetentionResponse } from './retention.response';

@ApiTags('retention')
@Scope('admin')
@Controller('admin/retention')
export class RetentionController {
  constructor(
    private readonly config: AppConfig,
    private readonly policy: RetentionPolicy,
    private readonly state: RetentionState,
    private readonly objects: ObjectRemovals,
    private readonly files: FileCatalogue,
    private readonly links: FileLinks,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getRetention',
    summary: 'What is removed when, what would be removed now, and the last run',
    description: 'Removes nothing. Counting takes seconds where there are millions of jobs.',
  })
  @ApiOkResponse({ type: RetentionResponse, description: 'The policy and its state.' })
  @Problems()
  async get(): Promise<RetentionResponse> {
    const [due, objectsToRemove, state] = await Promise.all([
      this.policy.due(),
      this.objects.count(),
      this.state.read(),
    ]);
    return { policy: this.config.retention, due, objectsToRemove, ...state };
  }

  @Post('run')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'runRetention',
    summary: 'Remove what is due now, not within the hour',
    description:
      'A worker begins within seconds, and looks through the storage for objects that no file lists. `lastRun` of ' +
      '`GET /admin/retention` says what came of it.',
  })
  @ApiAcceptedResponse({ type: RetentionResponse, description: 'It will run. `due` is what it finds.' })
  @Problems()
  async run(): Promise<RetentionResponse> {
    const status = await this.get();
    await this.state.hurry();
    return { ...status, nextRunAt: new Date() };
  }

  @Get('archives')
  @ApiOperation({ operationId: 'listJobArchives', summary: 'The archives of removed jobs, newest first' })
  @ApiOkResponse({
    type: JobArchivePageResponse,
    description: 'A page of archives.',
    headers: NEXT_PAGE_LINK,
  })
  @Problems('validation_failed', 'invalid_cursor')
  async archives(
    @Query() { cursor, limit }: ListArchivesQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<JobArchivePageResponse> {
    const after = cursor === undefined ? undefined : decodeIdCursor(cursor);
    const { files, next } = await this.files.list('archives', { limit, after });
    const nextCursor = linkNextPage(request, response, next, encodeIdCursor);
    const archives = await Promise.all(
      files.map(async ({ fileId, size, createdAt }) => ({
        ...{ fileId, size, createdAt },
        content: await this.links.sign(fileId),
      })),
    );
    return { archives, nextCursor };
  }
}
