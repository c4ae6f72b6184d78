import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { CategoryCounts } from '@app/retention';

const DAYS = { type: 'integer' as const, nullable: true };

@ApiSchema({ name: 'RetentionPolicy', description: 'Days that things are kept; `null`: for ever.' })
export class RetentionPolicyResponse {
  @ApiProperty({ ...DAYS, description: 'Completed and cancelled jobs, after their end.' })
  jobsDays!: number | null;

  @ApiProperty({ ...DAYS, description: 'Events of jobs, after the end of the job.' })
  eventsDays!: number | null;

  @ApiProperty({ ...DAYS, description: 'Failed jobs, after their end.' })
  deadLettersDays!: number | null;

  @ApiProperty({ ...DAYS, description: 'Files made by jobs: exports and rejects.' })
  exportsDays!: number | null;

  @ApiProperty({ ...DAYS, description: 'Files that clients uploaded.' })
  uploadsDays!: number | null;

  @ApiProperty({ description: 'Whether jobs are written into archives before they are removed.' })
  archiveJobs!: boolean;
}

const COUNT = { type: 'integer' as const };

@ApiSchema({ name: 'RetentionCounts' })
export class RetentionCountsResponse implements CategoryCounts {
  @ApiProperty({
    ...COUNT,
    description: 'Events of ended jobs. Those that go with their job are not counted.',
  })
  events!: number;

  @ApiProperty({ ...COUNT, description: 'Completed and cancelled jobs.' })
  jobs!: number;

  @ApiProperty({ ...COUNT, description: 'Failed jobs.' })
  deadLetters!: number;

  @ApiProperty({ ...COUNT, description: 'Files made by jobs.' })
  exports!: number;

  @ApiProperty({ ...COUNT, description: 'Files that clients uploaded.' })
  uploads!: number;

  @ApiProperty({ ...COUNT, description: 'Tables of replacements that were never finished nor discarded.' })
  stagingTables!: number;

  @ApiProperty({ ...COUNT, description: 'Objects in storage that no file has listed for a day.' })
  unlistedObjects!: number;

  @ApiProperty({
    ...COUNT,
    description: 'Values that were sampled from files, which nothing needs any more.',
  })
  unusedSamples!: number;
}

@ApiSchema({ name: 'RetentionFailure' })
export class RetentionFailureResponse {
  @ApiProperty({
    description: 'A category, `objects` (removing from storage) or `scan` (looking through it).',
  })
  step!: string;

  @ApiProperty({ example: 'storage_unavailable' })
  code!: string;

  @ApiProperty()
  message!: string;
}

@ApiSchema({ name: 'RetentionRun' })
export class RetentionRunResponse {
  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ format: 'date-time' })
  finishedAt!: Date;

  @ApiProperty({ type: RetentionCountsResponse })
  removed!: RetentionCountsResponse;

  @ApiProperty({ type: [RetentionFailureResponse], description: 'What the next run tries again.' })
  failed!: RetentionFailureResponse[];
}

@ApiSchema({ name: 'Retention', description: 'What is removed when, and what came of it the last time.' })
export class RetentionResponse {
  @ApiProperty({ type: RetentionPolicyResponse })
  policy!: RetentionPolicyResponse;

  @ApiProperty({ type: RetentionCountsResponse, description: 'What a run would remove now.' })
  due!: RetentionCountsResponse;

  @ApiProperty({ ...COUNT, description: 'Objects of deleted files that are still in storage.' })
  objectsToRemove!: number;

  @ApiProperty({ description: 'Whether a worker is at it.' })
  running!: boolean;

  @ApiProperty({ format: 'date-time' })
  nextRunAt!: Date;

  @ApiProperty({ type: RetentionRunResponse, nullable: true })
  lastRun!: RetentionRunResponse | null;
}

@ApiSchema({ name: 'JobArchive', description: 'Jobs that were removed, as NDJSON packed with gzip.' })
export class JobArchiveResponse {
  @ApiProperty({ format: 'uuid' })
  fileId!: string;

  @ApiProperty({ type: 'integer', description: 'Bytes.' })
  size!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ description: 'The bytes; signed, expires, made afresh at every read.' })
  content!: string;
}

@ApiSchema({ name: 'JobArchivePage' })
export class JobArchivePageResponse {
  @ApiProperty({ type: [JobArchiveResponse], description: 'Newest first.' })
  archives!: JobArchiveResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}
