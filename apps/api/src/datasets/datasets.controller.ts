import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DatasetNotFound, DatasetPages, DatasetReader, DeleteDataset } from '@app/datasets';
import { Problems } from '../documentation/problem-responses';
import { decodeCursor, encodeCursor, nextPageLink } from '../http/cursor';
import { InvalidCursor } from '../http/http.errors';
import { NAME } from '../http/validation/rules';
import { DatasetListResponse, DatasetResponse, RowPageResponse, toDatasetResponse } from './dataset.response';
import { RowsQuery } from './rows.query';

const RECORD_TYPE = {
  name: 'recordType',
  schema: { type: 'string' as const, pattern: NAME.source },
  example: 'users',
};

@ApiTags('datasets')
@Controller('datasets')
export class DatasetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: DatasetReader,
    private readonly pages: DatasetPages,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDatasets', summary: 'All datasets' })
  @ApiOkResponse({ type: DatasetListResponse, description: 'The datasets, by name.' })
  @Problems()
  async list(): Promise<DatasetListResponse> {
    return { datasets: (await this.reader.list()).map(toDatasetResponse) };
  }

  @Get(':recordType')
  @ApiOperation({ operationId: 'getDataset', summary: 'A dataset: schema, counts, seed' })
  @ApiParam(RECORD_TYPE)
  @ApiOkResponse({ type: DatasetResponse, description: 'The dataset.' })
  @Problems('dataset_not_found')
  async get(@Param('recordType') recordType: string): Promise<DatasetResponse> {
    return toDatasetResponse(await this.reader.get(known(recordType)));
  }

  @Get(':recordType/rows')
  @ApiOperation({ operationId: 'readRows', summary: 'Rows of a dataset, page by page' })
  @ApiParam(RECORD_TYPE)
  @ApiOkResponse({
    type: RowPageResponse,
    description: 'A page of rows.',
    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
  })
  @Problems('dataset_not_found', 'validation_failed', 'invalid_cursor')
  async rows(
    @Param('recordType') recordType: string,
    @Query() { cursor, limit }: RowsQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<RowPageResponse> {
    const after = cursor === undefined ? {} : { after: decodeRowCursor(cursor) };
    const { rows, next } = await this.pages.read(known(recordType), { ...after, limit });
    const nextCursor = next === undefined ? null : encodeCursor([next]);
    if (nextCursor !== null) response.setHeader('Link', nextPageLink(request.url ?? '', nextCursor));
    return { rows, nextCursor };
  }

  @Delete(':recordType')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteDataset', summary: 'Delete a dataset for good' })
  @ApiParam(RECORD_TYPE)
  @ApiNoContentResponse({ description: 'It is gone, with all its rows.' })
  @Problems('dataset_not_found', 'dataset_in_use')
  async delete(@Param('recordType') recordType: string): Promise<void> {
    await this.commands.execute(new DeleteDataset(known(recordType)));
  }
}

/** A name that no dataset can have is answered like one that none has, without asking the database. */
function known(recordType: string): string {
  if (!NAME.test(recordType)) throw new DatasetNotFound(recordType.slice(0, 100));
  return recordType;
}

function decodeRowCursor(cursor: string): number {
  const [row] = decodeCursor(cursor);
  if (typeof row !== 'number' || !Number.isSafeInteger(row)) throw new InvalidCursor();
  return row;
}
