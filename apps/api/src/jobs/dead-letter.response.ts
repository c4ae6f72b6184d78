import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { FAILURE_REASONS, type FailedAttempt, type FailureReason, type JobView } from '@app/jobs';
import { JobErrorResponse } from './job.response';

@ApiSchema({ name: 'FailedAttempt', description: 'An attempt that did not succeed.' })
export class FailedAttemptResponse implements FailedAttempt {
  @ApiProperty({
    type: 'integer',
    description: 'Its number; a worker that died leaves its attempt to the next.',
  })
  attempt!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The process that ran it.',
    example: 'host:4711',
  })
  worker!: string | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ format: 'date-time' })
  finishedAt!: Date;

  @ApiProperty({ description: 'Stable code; docs/errors.md lists all.', example: 'storage_unavailable' })
  code!: string;

  @ApiProperty()
  message!: string;
}

@ApiSchema({ name: 'DeadLetterLinks' })
export class DeadLetterLinks {
  @ApiProperty({ example: '/status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/retry' })
  retry!: string;
}

@ApiSchema({ name: 'DeadLetter', description: 'A job that failed for good.' })
export class DeadLetterResponse {
  @ApiProperty({ format: 'uuid' })
  jobId!: string;

  @ApiProperty({ example: 'generation' })
  type!: string;

  @ApiProperty({ example: 'generate_dataset' })
  kind!: string;

  @ApiProperty({ enum: FAILURE_REASONS })
  reason!: FailureReason;

  @ApiProperty({ type: JobErrorResponse })
  error!: JobErrorResponse;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked for.' })
  params!: unknown;

  @ApiProperty({ type: [FailedAttemptResponse], description: 'The newest 20, oldest first.' })
  attempts!: FailedAttemptResponse[];

  @ApiProperty({ type: 'integer', example: 4 })
  maxAttempts!: number;

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
    description: 'The job that repeats this one; a dead letter is replayed once.',
  })
  replayedBy!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  finishedAt!: Date;

  @ApiProperty({ type: DeadLetterLinks })
  links!: DeadLetterLinks;
}

@ApiSchema({ name: 'DeadLetterPage' })
export class DeadLetterPageResponse {
  @ApiProperty({ type: [DeadLetterResponse], description: 'Newest first.' })
  deadLetters!: DeadLetterResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}

export function toDeadLetter(job: JobView, attempts: FailedAttempt[]): DeadLetterResponse {
  const { jobId, type, kind, params, maxAttempts, parentJobId, replayedBy, createdAt, updatedAt } = job;
  return {
    ...{ jobId, type, kind, params, attempts, maxAttempts, parentJobId, replayedBy, createdAt },
    // A job may have been retried since the page was made; then it says what it was last.
    reason: job.failureReason ?? 'exhausted',
    error: job.error ?? { code: 'internal_error', message: '', retryable: true },
    finishedAt: job.finishedAt ?? updatedAt,
    links: { self: `/status/${jobId}`, retry: `/jobs/${jobId}/retry` },
  };
}
