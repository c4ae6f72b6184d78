import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { UploadReceiver } from '@app/uploads';
import { Problems } from '../documentation/problem-responses';
import { markReplay, Options, type RequestOptions } from '../http/idempotency-key';
import { acceptJob, ACCEPTANCE_HEADERS, TakesIdempotencyKey } from '../jobs/accepted-job';
import { UPLOAD_FIELDS } from './upload-fields';
import { UploadResponse } from './upload.response';

@ApiTags('uploads')
@Scope('upload')
@Controller('upload')
export class UploadsController {
  constructor(private readonly receiver: UploadReceiver) {}

  @Post()
  @ApiOperation({
    operationId: 'upload',
    summary: 'Upload a file',
    description:
      'Streamed to storage, never held in memory. The content decides what the file is, not its name. With ' +
      '`recordType` its records become rows of that dataset: the job finds the types of the columns, checks every ' +
      'record, and lists those that do not fit behind `result.rejectsUri`.',
  })
  @TakesIdempotencyKey()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        ...UPLOAD_FIELDS,
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiCreatedResponse({
    type: UploadResponse,
    description: 'The file is stored.',
    headers: ACCEPTANCE_HEADERS,
  })
  @ApiHeader({
    name: 'Content-Digest',
    required: false,
    description:
      'Digests of the whole body, as in RFC 9530; `sha-256` and `sha-512` are checked. `Repr-Digest` means the same ' +
      'here. For a digest of the file alone there is the field `digest`.',
    schema: { type: 'string', example: 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:' },
  })
  @Problems(
    'malformed_multipart',
    'invalid_digest',
    'digest_mismatch',
    'upload_incomplete',
    'upload_timed_out',
    'file_missing',
    'empty_file',
    'too_many_files',
    'invalid_upload_field',
    'invalid_idempotency_key',
    'file_too_large',
    'not_multipart',
    'unsupported_media_type',
    'content_mismatch',
    'idempotency_key_reused',
    'file_deleted',
    'tenant_not_allowed',
    'dataset_not_owned',
    'dataset_exists',
    'backlog_full',
    'storage_unavailable',
  )
  async upload(
    @Req() request: IncomingMessage,
    @Options() options: RequestOptions,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<UploadResponse> {
    const { job, fileId, originalName, size, sha256, mimeType, recordType } = await this.receiver.receive(
      request,
      options,
    );
    markReplay(response, job.replayed);
    const { jobId, status, createdAt, links } = acceptJob(response, job);
    return { jobId, fileId, originalName, size, sha256, mimeType, recordType, status, createdAt, links };
  }
}
