import { ApiProperty, ApiSchema, PickType } from '@nestjs/swagger';
import { UploadResponse } from './upload.response';

@ApiSchema({ name: 'ResumableFile', description: 'The file that an upload has become.' })
export class ResumableFileResponse extends PickType(UploadResponse, [
  'fileId',
  'originalName',
  'size',
  'sha256',
  'mimeType',
  'recordType',
] as const) {}

@ApiSchema({
  name: 'ResumableUpload',
  description: 'How far a resumable upload has come, and what it has become.',
})
export class ResumableUploadResponse {
  @ApiProperty({ format: 'uuid' })
  uploadId!: string;

  @ApiProperty({ enum: ['receiving', 'complete'] })
  status!: 'receiving' | 'complete';

  @ApiProperty({ type: 'integer', description: 'Bytes that are durable.', example: 4096 })
  offset!: number;

  @ApiProperty({ type: 'integer', description: 'Bytes of the whole file.', example: 5120 })
  size!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    format: 'date-time',
    description: 'When it is forgotten, with its bytes if it is not complete. Later with every byte.',
  })
  expiresAt!: Date;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The job that works on the file.',
  })
  jobId!: string | null;

  @ApiProperty({
    type: ResumableFileResponse,
    nullable: true,
    description: '`null` until the upload is complete, and when the file was deleted.',
  })
  file!: ResumableFileResponse | null;

  @ApiProperty({
    description: '`self`, and `job` once there is one.',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { self: '/upload/tus/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' },
  })
  links!: Record<string, string>;
}
