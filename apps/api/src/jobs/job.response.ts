import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { FAILURE_REASONS, type FailureReason, JOB_STATUSES, type JobStatus, type JobView } from '@app/jobs';

@ApiSchema({ name: 'JobProgress' })
export class JobProgress {
  @ApiProperty({ type: 'integer', example: 61_000 })
  done!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '`null` where it is not known beforehand.',
    example: 100_000,
  })
  total!: number | null;

  @ApiProperty({ description: 'What is counted.', example: 'records' })
  unit!: string;

  @ApiProperty({ type: 'number', nullable: true, minimum: 0, description: 'From 0 to 1.', example: 0.61 })
  ratio!: number | null;
}

@ApiSchema({ name: 'JobError' })
export class JobErrorResponse {
  @ApiProperty({ description: 'Stable code; docs/errors.md lists all.', example: 'database_unavailable' })
  code!: string;

  @ApiProperty({ example: 'The database cannot be reached or does not answer in time' })
  message!: string;

  @ApiProperty({ description: 'Whether the same job may succeed when it is run again.' })
  retryable!: boolean;
}

@ApiSchema({ name: 'JobLinks' })
export class JobLinks {
  @ApiProperty({ example: '/status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events' })
  events!: string;

  @ApiPropertyOptional({ description: 'While the job has not ended.' })
  cancel?: string;

  @ApiPropertyOptional({ description: 'When the job failed or was cancelled.' })
  retry?: string;

  @ApiPropertyOptional({ description: 'When the job has a result to fetch; the same as `resultUri`.' })
  result?: string;
}

@ApiSchema({ name: 'Job', description: 'A piece of work that can be followed to its end.' })
export class JobResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  jobId!: string;

  @ApiProperty({ example: 'generation' })
  type!: string;

  @ApiProperty({ description: 'Which handler runs it.', example: 'generate_dataset' })
  kind!: string;

  @ApiProperty({ enum: JOB_STATUSES, example: 'in-progress' })
  status!: JobStatus;

  @ApiProperty({ description: 'Whether it waits because its kind is paused.' })
  paused!: boolean;

  @ApiProperty({ type: JobProgress })
  progress!: JobProgress;

  @ApiProperty({ type: 'integer', description: 'Times that the job was started.', example: 1 })
  attempts!: number;

  @ApiProperty({ type: 'integer', example: 4 })
  maxAttempts!: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds of one attempt.', example: 21_600_000 })
  timeoutMs!: number;

  @ApiProperty({ type: 'integer', description: 'The smaller number starts first.', example: 0 })
  priority!: number;

  @ApiProperty({ type: String, nullable: true, description: 'For whom it runs.', example: 'team-a' })
  tenant!: string | null;

  @ApiProperty({ format: 'date-time', description: 'When the job is due, or was last.' })
  runAt!: Date;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked for.' })
  params!: unknown;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Facts about what was made.',
  })
  result!: Record<string, unknown> | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Where the result is: a dataset, or a download link that expires and is made afresh at every read.',
    example: '/datasets/users',
  })
  resultUri!: string | null;

  @ApiProperty({ type: JobErrorResponse, nullable: true })
  error!: JobErrorResponse | null;

  @ApiProperty({ enum: FAILURE_REASONS, nullable: true, description: 'Why a failed job failed for good.' })
  failureReason!: FailureReason | null;

  @ApiProperty({ description: 'Whether the job was asked to stop.' })
  cancelRequested!: boolean;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The job that this one repeats.',
  })
  parentJobId!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The job that repeats this one.',
  })
  replayedBy!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The schedule that started it.' })
  scheduleId!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;

  @ApiProperty({ type: JobLinks })
  links!: JobLinks;
}

@ApiSchema({ name: 'JobPage' })
export class JobPageResponse {
  @ApiProperty({ type: [JobResponse], description: 'Newest first.' })
  jobs!: JobResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}

/** A job with the links that make sense in its state. `resultUri` is one that the client can follow. */
export function toJobResponse(job: JobView, resultUri: string | null): JobResponse {
  const { jobId, status } = job;
  const ended = status === 'completed' || status === 'failed' || status === 'cancelled';
  return {
    ...job,
    resultUri,
    links: {
      self: `/status/${jobId}`,
      events: `/jobs/${jobId}/events`,
      ...(!ended && { cancel: `/jobs/${jobId}/cancel` }),
      ...(ended && status !== 'completed' && job.replayedBy === null && { retry: `/jobs/${jobId}/retry` }),
      ...(resultUri !== null && { result: resultUri }),
    },
  };
}
