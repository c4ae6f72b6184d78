import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { Scope } from '@app/auth';
import { DatasetNotFound, DatasetPages, DatasetReader, DatasetReceipts, RowNotFound } from '@app/datasets';
import { formatInfo } from '@app/formats';
import { DeleteDataset } from '@app/retention';
import { EnqueueVerification, RowRecomputer } from '@app/verification';
import { Problems } from '../documentation/problem-responses';
import { decodeCursor, encodeCursor, linkNextPage } from '../http/cursor';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { InvalidCursor } from '../http/http.errors';
import { BoundTo, markReplay, Options, type RequestOptions } from '../http/idempotency-key';
import { NAME } from '../http/validation/rules';
import { acceptJob, type AcceptedJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { DELETION_HEADERS, linkDeletion } from '../retention/deletion.response';
import { DeleteDatasetQuery } from '../retention/deletions.query';
import {
  DatasetDetailResponse,
  DatasetListResponse,
  ROW_PAGE_CONTENT,
  ROW_SCHEMA,
  RowPageResponse,
  toDatasetResponse,
} from './dataset.response';
import { acceptedFormat } from './row-format';
import { RowQuery, RowsQuery } from './rows.query';

const RECORD_TYPE = {
  name: 'recordType',
  schema: { type: 'string' as const, pattern: NAME.source },
  example: 'users',
};

@ApiTags('datasets')
@Scope('read')
@Controller('datasets')
export class DatasetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: DatasetReader,
    private readonly pages: DatasetPages,
    private readonly receipts: DatasetReceipts,
    private readonly recomputer: RowRecomputer,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDatasets', summary: 'All datasets' })
  @ApiOkResponse({ type: DatasetListResponse, description: 'The datasets, by name.' })
  @Problems()
  async list(@BoundTo() boundTo: string | undefined): Promise<DatasetListResponse> {
    return { datasets: (await this.reader.list(boundTo)).map(toDatasetResponse) };
  }

  @Get(':recordType')
  @ApiOperation({ operationId: 'getDataset', summary: 'A dataset: schema, counts, seed, receipt' })
  @ApiParam(RECORD_TYPE)
  @ApiOkResponse({ type: DatasetDetailResponse, description: 'The dataset.' })
  @Problems('dataset_not_found')
  async get(@Param('recordType') recordType: string): Promise<DatasetDetailResponse> {
    const dataset = await this.reader.get(known(recordType));
    return { ...toDatasetResponse(dataset), receipt: await this.receipts.of(recordType) };
  }

  @Get(':recordType/rows')
  @ApiOperation({
    operationId: 'readRows',
    summary: 'Rows of a dataset, page by page',
    description:
      'As JSON, NDJSON or CSV: what `format` says, or else `Accept`. `Link` leads to the next page.',
  })
  @ApiExtraModels(RowPageResponse)
  @ApiParam(RECORD_TYPE)
  @ApiOkResponse({
    description: 'A page of rows.',
    headers: NEXT_PAGE_LINK,
    content: ROW_PAGE_CONTENT,
  })
  @Problems('dataset_not_found', 'validation_failed', 'invalid_cursor', 'not_acceptable')
  async rows(
    @Param('recordType') recordType: string,
    @Query() { cursor, limit, format }: RowsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<RowPageResponse | StreamableFile> {
    response.appendHeader('Vary', 'Accept');
    const chosen = format ?? acceptedFormat(request);
    const range = { limit, ...(cursor !== undefined && { after: decodeRowCursor(cursor) }) };
    if (chosen === 'json') {
      const { rows, next } = await this.pages.read(known(recordType), range);
      return { rows, nextCursor: linkNextPage(request, response, next, encodeRowCursor) };
    }
    const { text, next } = await this.pages.readText(known(recordType), range, chosen);
    linkNextPage(request, response, next, encodeRowCursor);
    return new StreamableFile(text, { type: formatInfo(chosen).contentType });
  }

  @Get(':recordType/rows/:row')
  @ApiOperation({
    operationId: 'readRow',
    summary: 'A row of a dataset',
    description: 'Read from the table, or with `recompute=true` computed from the seed without reading it.',
  })
  @ApiParam(RECORD_TYPE)
  @ApiParam({ name: 'row', schema: { type: 'integer', minimum: 0 }, description: 'Its number, `_row`.' })
  @ApiOkResponse({ schema: ROW_SCHEMA, description: 'The row.' })
  @Problems('dataset_not_found', 'row_not_found', 'row_not_recomputable', 'validation_failed')
  row(
    @Param('recordType') recordType: string,
    @Param('row') row: string,
    @Query() { recompute }: RowQuery,
  ): Promise<Record<string, unknown>> {
    const number = rowNumber(known(recordType), row);
    return recompute === 'true'
      ? this.recomputer.recompute(recordType, number)
      : this.pages.readRow(recordType, number);
  }

  @Post(':recordType/verify')
  @Scope('generate')
  @ApiOperation({
    operationId: 'verifyDataset',
    summary: 'Find rows that were changed, deleted or added',
    description:
      'Starts a job that compares the table with what jobs wrote into it, and answers at once. Rows are computed again ' +
      'from the seed where this engine wrote them. `result` of the completed job is { verified, rowsChecked, ' +
      'rowsRecomputed, mismatchCount, mismatches: [{ row, kind, fields?, rows? }], alteredColumns, sha256 }.',
  })
  @ApiParam(RECORD_TYPE)
  @TakesIdempotencyKey()
  @AnswersWithJob('The job was accepted.')
  @Problems(
    'dataset_not_found',
    'receipt_incomplete',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'backlog_full',
  )
  async verify(
    @Param('recordType') recordType: string,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<AcceptedJob> {
    const job = await this.commands.execute(new EnqueueVerification(known(recordType), options));
    markReplay(response, job.replayed);
    return acceptJob(response, job);
  }

  @Delete(':recordType')
  @Scope('generate')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteDataset',
    summary: 'Delete a dataset for good',
    description:
      'With all its rows and its receipt. While jobs that read or write it have not ended, the answer is 409 with their ' +
      'ids, or they are cancelled on request. Files made of it stay unless `exports=true`.',
  })
  @ApiParam(RECORD_TYPE)
  @ApiNoContentResponse({ description: 'It is gone.', headers: DELETION_HEADERS })
  @Problems('dataset_not_found', 'dataset_in_use', 'validation_failed')
  async delete(
    @Param('recordType') recordType: string,
    @Query() options: DeleteDatasetQuery,
    @Req() { requestId }: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const command = new DeleteDataset(known(recordType), { ...options, requestId });
    linkDeletion(response, (await this.commands.execute(command)).deletionId);
  }
}

/** A name that no dataset can have is answered like one that none has, without asking the database. */
function known(recordType: string): string {
  if (!NAME.test(recordType)) throw new DatasetNotFound(recordType.slice(0, 100));
  return recordType;
}

/** What is not the number of a row is answered like a number that no row has. */
function rowNumber(recordType: string, row: string): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(row)) throw new RowNotFound(recordType, row.slice(0, 100));
  return Number(row);
}

/** Names the next page in the header `Link`; `null` where there is none. */
function encodeRowCursor(row: number): string {
  return encodeCursor([row]);
}

function decodeRowCursor(cursor: string): number {
  const [row] = decodeCursor(cursor);
  if (typeof row !== 'number' || !Number.isSafeInteger(row)) throw new InvalidCursor();
  return row;
}
