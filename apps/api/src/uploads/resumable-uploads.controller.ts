import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  Controller,
  Delete,
  Get,
  Head,
  HttpCode,
  Options as OptionsMethod,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Public, Scope } from '@app/auth';
import { RESUMABLE_PATH, ResumableReceiver, type TusMethod } from '@app/uploads';
import { Problems } from '../documentation/problem-responses';
import { MethodNotAllowed } from '../http/http.errors';
import { Options, type RequestOptions } from '../http/idempotency-key';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { TakesIdempotencyKey } from '../jobs/accepted-job';
import { ResumableUploadResponse } from './resumable-upload.response';

const UPLOAD_ID = { name: 'uploadId', format: 'uuid' };
const text = (description: string, example?: string) => ({
  description,
  schema: { type: 'string' as const, ...(example !== undefined && { example }) },
});
const integer = (description: string) => ({ description, schema: { type: 'integer' as const, minimum: 0 } });

const VERSION = { 'Tus-Resumable': text('The version of the protocol.', '1.0.0') };
const OFFSET = { 'Upload-Offset': integer('Bytes that are durable.') };
const COMPLETE = {
  'Job-Id': text('The job that works on the file, once the upload is complete.'),
  'File-Id': text('The file, once the upload is complete.'),
};
const EXPIRES = { 'Upload-Expires': text('When an upload that is not gone on with is removed.') };

const TUS_RESUMABLE = {
  name: 'Tus-Resumable',
  required: true,
  schema: { type: 'string', enum: ['1.0.0'] },
};
const UPLOAD_CHECKSUM = {
  name: 'Upload-Checksum',
  required: false,
  description: '`sha256`, `sha512` or `sha1` of the bytes of this request, in base64.',
  schema: { type: 'string', example: 'sha256 RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=' },
};
const CONTENT_DIGEST = {
  name: 'Content-Digest',
  required: false,
  description:
    'The same as in RFC 9530: `sha-256` and `sha-512` are checked. `Repr-Digest` means the same here.',
  schema: { type: 'string', example: 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:' },
};
const BYTES = { schema: { type: 'string' as const, format: 'binary' } };
const OFFSET_STREAM = 'application/offset+octet-stream';

/** Problems of whatever carries bytes. */
const BYTES_PROBLEMS = [
  'tus_version_unsupported',
  'invalid_tus_request',
  'not_offset_stream',
  'invalid_digest',
  'checksum_mismatch',
  'digest_mismatch',
  'file_too_large',
  'unsupported_media_type',
  'content_mismatch',
  'empty_file',
  'upload_incomplete',
  'upload_timed_out',
  'upload_locked',
  'too_many_upload_parts',
  'idempotency_key_reused',
  'tenant_not_allowed',
  'dataset_not_owned',
  'dataset_exists',
  'storage_unavailable',
] as const;

/** Files in several requests, by the protocol tus 1.0 (https://tus.io/protocols/resumable-upload). */
@ApiTags('uploads')
@Scope('upload')
@Controller('upload/tus')
export class ResumableUploadsController {
  constructor(private readonly receiver: ResumableReceiver) {}

  @OptionsMethod()
  @Public()
  @HttpCode(204)
  @ApiOperation({ operationId: 'describeResumableUploads', summary: 'What the tus server can do' })
  @ApiResponse({
    status: 204,
    description: 'Version, extensions, algorithms of checksums, and the most bytes of a file.',
    headers: {
      'Tus-Version': text('Versions of the protocol.', '1.0.0'),
      'Tus-Extension': text('Extensions.', 'creation,creation-with-upload,checksum,expiration,termination'),
      'Tus-Max-Size': integer('Bytes of a file.'),
      'Tus-Checksum-Algorithm': text('Algorithms of `Upload-Checksum`.', 'sha256,sha512,sha1'),
    },
  })
  @Problems()
  describe(
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.answer('OPTIONS', RESUMABLE_PATH, request, response);
  }

  @Post()
  @ApiOperation({
    operationId: 'createResumableUpload',
    summary: 'Begin a resumable upload',
    description:
      'Announces a file by its length. What comes with it is in `Upload-Metadata`: `filename`, `filetype`, and the ' +
      'text fields of `POST /upload` under their names. The answer says where to send the bytes; the first of them ' +
      'may come with this request. See docs/uploads.md.',
  })
  @TakesIdempotencyKey()
  @ApiHeader(TUS_RESUMABLE)
  @ApiHeader({
    name: 'Upload-Length',
    required: true,
    description: 'Bytes of the whole file.',
    schema: { type: 'integer', minimum: 1, example: 5120 },
  })
  @ApiHeader({
    name: 'Upload-Metadata',
    required: false,
    description: 'Pairs of a name and a value in base64, by commas.',
    schema: { type: 'string', example: 'filename cGVvcGxlLmNzdg==,recordType cGVvcGxl' },
  })
  @ApiHeader(UPLOAD_CHECKSUM)
  @ApiHeader(CONTENT_DIGEST)
  @ApiConsumes(OFFSET_STREAM)
  @ApiBody({ required: false, ...BYTES })
  @ApiResponse({
    status: 201,
    description: 'The upload is begun.',
    headers: {
      Location: text('Where the bytes go.', '/upload/tus/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c'),
      ...VERSION,
      ...OFFSET,
      ...EXPIRES,
      ...COMPLETE,
    },
  })
  @Problems(...BYTES_PROBLEMS, 'invalid_upload_field', 'invalid_idempotency_key', 'backlog_full')
  create(
    @Req() request: IncomingMessage,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.answer('POST', RESUMABLE_PATH, request, response, options);
  }

  @Head(':uploadId')
  @ApiOperation({
    operationId: 'headResumableUpload',
    summary: 'Where a resumable upload stands',
    description:
      'Another request that is still sending bytes of it is asked to end; what it had sent counts.',
  })
  @ApiParam(UPLOAD_ID)
  @ApiHeader(TUS_RESUMABLE)
  @ApiResponse({
    status: 200,
    description: 'The next byte to send.',
    headers: {
      ...VERSION,
      ...OFFSET,
      'Upload-Length': integer('Bytes of the whole file.'),
      'Upload-Metadata': text('As it was sent.'),
      ...COMPLETE,
    },
  })
  @Problems('invalid_id', 'tus_version_unsupported', 'upload_not_found', 'upload_expired', 'upload_locked')
  head(
    @Param('uploadId', UuidParameter) uploadId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.answer('HEAD', `${RESUMABLE_PATH}/${uploadId}`, request, response);
  }

  @Get(':uploadId')
  @ApiOperation({
    operationId: 'getResumableUpload',
    summary: 'A resumable upload, and the file that it has become',
  })
  @ApiParam(UPLOAD_ID)
  @ApiOkResponse({ type: ResumableUploadResponse, description: 'The upload.' })
  @Problems('invalid_id', 'upload_not_found', 'upload_expired')
  async get(@Param('uploadId', UuidParameter) uploadId: string): Promise<ResumableUploadResponse> {
    const { upload, file } = await this.receiver.find(uploadId);
    const { offset, size, createdAt, expiresAt, jobId } = upload;
    return {
      uploadId,
      status: jobId === null ? 'receiving' : 'complete',
      offset,
      size,
      createdAt,
      expiresAt,
      jobId,
      file: file ?? null,
      links: { self: `${RESUMABLE_PATH}/${uploadId}`, ...(jobId !== null && { job: `/status/${jobId}` }) },
    };
  }

  @Patch(':uploadId')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'continueResumableUpload',
    summary: 'Send bytes of a resumable upload',
    description:
      'With the last byte the upload is a file: the answer then has `Job-Id` and `File-Id`. Where a request breaks ' +
      'off, what came counts, unless it had a checksum.',
  })
  @ApiParam(UPLOAD_ID)
  @ApiHeader(TUS_RESUMABLE)
  @ApiHeader({
    name: 'Upload-Offset',
    required: true,
    description: 'Where in the file the bytes belong: where it stands.',
    schema: { type: 'integer', minimum: 0 },
  })
  @ApiHeader(UPLOAD_CHECKSUM)
  @ApiHeader(CONTENT_DIGEST)
  @ApiConsumes(OFFSET_STREAM)
  @ApiBody(BYTES)
  @ApiResponse({
    status: 204,
    description: 'The bytes are durable.',
    headers: { ...VERSION, ...OFFSET, ...EXPIRES, ...COMPLETE },
  })
  @Problems('invalid_id', ...BYTES_PROBLEMS, 'upload_not_found', 'upload_expired', 'upload_offset_conflict')
  patch(
    @Param('uploadId', UuidParameter) uploadId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.answer('PATCH', `${RESUMABLE_PATH}/${uploadId}`, request, response);
  }

  @Delete(':uploadId')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'endResumableUpload',
    summary: 'End a resumable upload, and remove its bytes',
  })
  @ApiParam(UPLOAD_ID)
  @ApiHeader(TUS_RESUMABLE)
  @ApiResponse({ status: 204, description: 'It is gone.', headers: VERSION })
  @Problems('invalid_id', 'tus_version_unsupported', 'upload_not_found', 'upload_complete', 'upload_locked')
  delete(
    @Param('uploadId', UuidParameter) uploadId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.answer('DELETE', `${RESUMABLE_PATH}/${uploadId}`, request, response);
  }

  /** For networks that let no PATCH through: tus wants a POST with this header to be what the header says. */
  @Post(':uploadId')
  @ApiOperation({
    operationId: 'overrideResumableUploadMethod',
    summary: 'PATCH, HEAD or DELETE where a network lets none of them through',
    description: 'What the method in the header does, with its headers and its answers.',
  })
  @ApiParam(UPLOAD_ID)
  @ApiHeader({
    name: 'X-HTTP-Method-Override',
    required: true,
    schema: { type: 'string', enum: ['PATCH', 'HEAD', 'DELETE'] },
  })
  @ApiHeader(TUS_RESUMABLE)
  @ApiConsumes(OFFSET_STREAM)
  @ApiBody({ required: false, ...BYTES })
  @ApiResponse({
    status: 200,
    description: 'As HEAD answers.',
    headers: { ...VERSION, ...OFFSET, ...COMPLETE },
  })
  @ApiResponse({
    status: 204,
    description: 'As PATCH and DELETE answer.',
    headers: { ...VERSION, ...OFFSET, ...EXPIRES, ...COMPLETE },
  })
  @Problems(
    'invalid_id',
    ...BYTES_PROBLEMS,
    'upload_not_found',
    'upload_expired',
    'upload_offset_conflict',
    'upload_complete',
    'method_not_allowed',
  )
  override(
    @Param('uploadId', UuidParameter) uploadId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const method = (['PATCH', 'DELETE', 'HEAD'] as const).find(
      (known) => known === request.headers['x-http-method-override'],
    );
    if (method === undefined) throw new MethodNotAllowed('POST', ['DELETE', 'GET', 'HEAD', 'PATCH']);
    return this.answer(method, `${RESUMABLE_PATH}/${uploadId}`, request, response);
  }

  private async answer(
    method: TusMethod,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    options: RequestOptions = {},
  ): Promise<void> {
    // On refusals, too.
    response.setHeader('Tus-Resumable', '1.0.0');
    response.setHeader('Tus-Version', '1.0.0');
    const { status, headers, complete } = await this.receiver.handle(request, { method, path }, options);
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (complete !== undefined) response.setHeader('Job-Id', complete.jobId);
    if (complete?.fileId !== undefined) response.setHeader('File-Id', complete.fileId);
  }
}
