import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { Deletions } from '@app/retention';
import { Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { DeletionPageResponse, DeletionResponse } from './deletion.response';
import { ListDeletionsQuery } from './deletions.query';

@ApiTags('retention')
@Scope('admin')
@Controller('deletions')
export class DeletionsController {
  constructor(private readonly deletions: Deletions) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeletions',
    summary: 'What was deleted for good, newest first',
    description:
      'Datasets and files, on request or because they were old enough. The record has none of the data.',
  })
  @ApiOkResponse({
    type: DeletionPageResponse,
    description: 'A page of deletions.',
    headers: NEXT_PAGE_LINK,
  })
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @Query() { cursor, limit, ...filter }: ListDeletionsQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<DeletionPageResponse> {
    const after = cursor === undefined ? undefined : decodeIdCursor(cursor);
    const { deletions, next } = await this.deletions.list(filter, { limit, after });
    const nextCursor = linkNextPage(request, response, next, encodeIdCursor);
    return { deletions, nextCursor };
  }

  @Get(':deletionId')
  @ApiOperation({ operationId: 'getDeletion', summary: 'The record of a deletion' })
  @ApiParam({ name: 'deletionId', format: 'uuid' })
  @ApiOkResponse({ type: DeletionResponse, description: 'The record.' })
  @Problems('invalid_id', 'deletion_not_found')
  get(@Param('deletionId', UuidParameter) deletionId: string): Promise<DeletionResponse> {
    return this.deletions.get(deletionId);
  }
}
