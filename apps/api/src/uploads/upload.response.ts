import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { JOB_STATUSES, type JobStatus } from '@app/jobs';
import { AcceptedJobLinks } from '../jobs/accepted-job';

@ApiSchema({ name: 'Upload', description: 'A file that was received whole, and the job that works on it.' })
export class UploadResponse {
  @ApiProperty({ format: 'uuid' })
  jobId!: string;

  @ApiProperty({ format: 'uuid' })
  fileId!: string;

  @ApiProperty({ description: 'As the client called it; never used as a path.', example: 'customers.csv' })
  originalName!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes.', example: 5120 })
  size!: number;

  @ApiProperty({ description: 'Lower-case hex.', pattern: '^[0-9a-f]{64}$' })
  sha256!: string;

  @ApiProperty({ description: 'What the content is.', example: 'text/csv' })
  mimeType!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The record type that the file becomes rows of; `null` when it is only stored.',
    example: 'customers',
  })
  recordType!: string | null;

  @ApiProperty({ enum: JOB_STATUSES, description: 'Of the job.', example: 'pending' })
  status!: JobStatus;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: AcceptedJobLinks })
  links!: AcceptedJobLinks;
}
