import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Public, Scope } from '@app/auth';
import { FileCatalogue, FileLinks, type StoredFile } from '@app/files';
import { DeleteFile } from '@app/retention';
import { InvalidRange } from '@app/storage';
import { Problems } from '../documentation/problem-responses';
import { FileChanged } from '../http/http.errors';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { DELETION_HEADERS, linkDeletion } from '../retention/deletion.response';
import { DeleteFileQuery } from '../retention/deletions.query';
import { attachment } from './content-disposition';
import { namesTag } from './entity-tag';
import { FileResponse } from './file.response';
import { readRange } from './range-header';

const FILE_ID = { name: 'fileId', format: 'uuid' };
const BYTES = { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } };
const CONTENT_HEADERS = Object.fromEntries(
  ['ETag', 'Accept-Ranges', 'Content-Disposition', 'Repr-Digest'].map((name) => [
    name,
    { schema: { type: 'string' as const } },
  ]),
);

@ApiTags('files')
@Scope('read')
@Controller('files/:fileId')
export class FilesController {
  constructor(
    private readonly catalogue: FileCatalogue,
    private readonly links: FileLinks,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getFile', summary: 'What is known of a file' })
  @ApiParam(FILE_ID)
  @ApiOkResponse({ type: FileResponse, description: 'The file.' })
  @Problems('invalid_id', 'file_not_found', 'file_deleted')
  async get(@Param('fileId', UuidParameter) fileId: string): Promise<FileResponse> {
    const { jobId, name, contentType, size, sha256, createdAt, expiresAt } = await this.catalogue.get(fileId);
    const links = { self: `/files/${fileId}`, content: await this.links.sign(fileId) };
    return { fileId, jobId, name, contentType, size, sha256, createdAt, expiresAt, links };
  }

  @Delete()
  @Scope('export', 'upload')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteFile',
    summary: 'Delete a file for good',
    description:
      'An upload, an export, a file of rejects or an archive, with the values that fields sampled from it. Links to it are ' +
      'answered 410 from then on. While jobs that need it have not ended, the answer is 409 with their ids, or they are ' +
      'cancelled on request. When the storage is out of order the bytes go when it is back; the record says when.',
  })
  @ApiParam(FILE_ID)
  @ApiNoContentResponse({ description: 'Nobody can see it any more.', headers: DELETION_HEADERS })
  @Problems('invalid_id', 'file_not_found', 'file_deleted', 'file_in_use', 'validation_failed')
  async delete(
    @Param('fileId', UuidParameter) fileId: string,
    @Query() options: DeleteFileQuery,
    @Req() { requestId }: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const command = new DeleteFile(fileId, { ...options, requestId });
    linkDeletion(response, (await this.commands.execute(command)).deletionId);
  }

  @Get('content')
  @Public()
  @ApiOperation({
    operationId: 'downloadFile',
    summary: 'The bytes of a file',
    description: 'Take the link as it is from the status of a job or from `GET /files/{fileId}`.',
  })
  @ApiParam(FILE_ID)
  @ApiQuery({
    name: 'expires',
    schema: { type: 'string', pattern: '^\\d+$' },
    description: 'Part of the signed link.',
  })
  @ApiQuery({ name: 'signature', schema: { type: 'string' }, description: 'Part of the signed link.' })
  @ApiHeader({
    name: 'Range',
    required: false,
    schema: { type: 'string' },
    description: 'One range of bytes; several are answered with the whole file.',
  })
  @ApiHeader({ name: 'If-Range', required: false, schema: { type: 'string' } })
  @ApiHeader({ name: 'If-Match', required: false, schema: { type: 'string' } })
  @ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'The whole file.', headers: CONTENT_HEADERS, content: BYTES })
  @ApiResponse({
    status: 206,
    description: 'The range that was asked for.',
    headers: CONTENT_HEADERS,
    content: BYTES,
  })
  @ApiResponse({
    status: 302,
    description: 'The storage serves the file at `Location`, for a few minutes; only where this is allowed.',
    headers: { Location: { schema: { type: 'string', format: 'uri' } } },
  })
  @ApiResponse({ status: 304, description: 'The client has it already.' })
  @Problems(
    'invalid_id',
    'file_not_found',
    'file_deleted',
    'link_forged',
    'link_expired',
    'invalid_range',
    'file_changed',
    'storage_unavailable',
  )
  async download(
    @Param('fileId', UuidParameter) fileId: string,
    @Query('expires') expires: unknown,
    @Query('signature') signature: unknown,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    // A parameter that is there twice is an array, and no link of ours.
    await this.links.check(fileId, textOf(expires), textOf(signature));
    const file = await this.catalogue.get(fileId);
    const etag = `"${file.sha256}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'private, max-age=0, must-revalidate');
    // In the order of RFC 9110, 13.2.2.
    const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch, 'if-range': ifRange } = request.headers;
    if (ifMatch !== undefined && !namesTag(ifMatch, etag, 'strong')) throw new FileChanged(etag);
    if (ifNoneMatch !== undefined && namesTag(ifNoneMatch, etag, 'weak'))
      return void response.writeHead(304).end();

    // A range means nothing with HEAD (14.2). A date in `If-Range` never fits: there is no `Last-Modified`.
    const isWanted = request.method === 'GET' && (ifRange === undefined || ifRange === etag);
    const range = readRange(isWanted ? request.headers.range : undefined, file.size);
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${file.size}`);
      throw new InvalidRange(file.size);
    }
    const part = range === 'whole' ? undefined : range;
    // A presigned URL is good for GET only, and the storage knows no tag of ours to compare `If-Range` with.
    if (request.method === 'GET' && ifRange === undefined) {
      const elsewhere = await this.catalogue.redirect(file, attachment(file.name));
      if (elsewhere !== null) {
        response.removeHeader('ETag');
        response.setHeader('Cache-Control', 'private, no-store');
        return void response.writeHead(302, { Location: elsewhere }).end();
      }
    }
    const content = request.method === 'HEAD' ? undefined : await this.catalogue.open(file, part);
    writeContentHeaders(response, file, part);
    if (content === undefined) return void response.end();
    // Whatever breaks from here on breaks the connection too, which tells the client that bytes are missing.
    pipeline(content, response, () => undefined);
  }
}

function writeContentHeaders(
  response: ServerResponse,
  file: StoredFile,
  range?: { start: number; end: number },
): void {
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Content-Disposition', attachment(file.name));
  response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', range === undefined ? file.size : range.end - range.start + 1);
  if (range !== undefined)
    response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  response.writeHead(range === undefined ? 200 : 206);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
