import type { ServerResponse } from 'node:http';
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { JOB_STATUSES, type JobStatus } from '@app/jobs';

@ApiSchema({ name: 'AcceptedJobLinks' })
export class AcceptedJobLinks {
  @ApiProperty({ example: '/status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events' })
  events!: string;

  @ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/cancel' })
  cancel!: string;
}

@ApiSchema({ name: 'AcceptedJob', description: 'Work that is durable and will run.' })
export class AcceptedJob {
  @ApiProperty({ format: 'uuid', example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  jobId!: string;

  @ApiProperty({ example: 'generation' })
  type!: string;

  @ApiProperty({ enum: JOB_STATUSES, example: 'pending' })
  status!: JobStatus;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: AcceptedJobLinks })
  links!: AcceptedJobLinks;
}

interface Acceptance {
  jobId: string;
  type: string;
  status: JobStatus;
  createdAt: Date;
}

/** The body of a 202, with the headers that say where and when to look. */
export function acceptJob(
  response: ServerResponse,
  { jobId, type, status, createdAt }: Acceptance,
): AcceptedJob {
  response.setHeader('Location', `/status/${jobId}`);
  response.setHeader('Retry-After', '1');
  return {
    jobId,
    type,
    status,
    createdAt,
    links: { self: `/status/${jobId}`, events: `/jobs/${jobId}/events`, cancel: `/jobs/${jobId}/cancel` },
  };
}

const LOCATION = { description: 'Where the job can be followed.', schema: { type: 'string' as const } };
const RETRY_AFTER = {
  description: 'Seconds before it is worth looking.',
  schema: { type: 'integer' as const },
};
const REPLAYED = {
  description: '`true` when this answers an earlier request with the same Idempotency-Key.',
  schema: { type: 'string' as const, enum: ['true'] },
};

const DEDUPLICATED = {
  description: '`true` when this is a job of another request with the same `deduplicationKey`.',
  schema: { type: 'string' as const, enum: ['true'] },
};

/** The headers that acceptJob sets. */
export const ACCEPTANCE_HEADERS = {
  Location: LOCATION,
  'Retry-After': RETRY_AFTER,
  'Idempotency-Replayed': REPLAYED,
};

/** Documents that an operation answers 202 with a job. */
export function AnswersWithJob(description: string): MethodDecorator {
  return applyDecorators(
    HttpCode(202),
    ApiResponse({
      status: 202,
      description,
      type: AcceptedJob,
      headers: { ...ACCEPTANCE_HEADERS, Deduplicated: DEDUPLICATED },
    }),
  );
}

/** Documents the header that makes repeating a request safe. */
export function TakesIdempotencyKey(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
}
