import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { JOB_STATUSES, type JobFilter, type JobSelection, type JobStatus, MAX_SELECTED } from '@app/jobs';
import { ValidationFailed } from '../http/http.errors';
import { DeadLetterFilterBody, JobFilterBody, toJobFilter } from './job-filter.body';

const MAX_IDS = 1_000;
/** Jobs that an answer names; the counts are of all. */
export const MAX_NAMED = 1_000;

class SelectionBody {
  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: MAX_IDS,
    description: 'These jobs. With `filter` too, those of them that fit it.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_IDS)
  @IsUUID(undefined, { each: true, message: 'each of ids must be a UUID' })
  ids?: string[];

  @ApiPropertyOptional({ default: false, description: 'Only count what would be changed.' })
  @IsOptional()
  @IsBoolean({ message: 'dryRun must be true or false' })
  dryRun?: boolean;
}

@ApiSchema({ name: 'JobSelection', description: 'Jobs by `ids` or by a `filter` that is not empty.' })
export class JobSelectionBody extends SelectionBody {
  @ApiPropertyOptional({ type: JobFilterBody })
  @IsOptional()
  @IsObject({ message: 'filter must be an object' })
  @ValidateNested()
  @Type(() => JobFilterBody)
  filter?: JobFilterBody;
}

@ApiSchema({
  name: 'ReplayRequest',
  description: 'Dead letters by `ids` or by a `filter` that is not empty.',
})
export class ReplayBody extends SelectionBody {
  static readonly handedOn: readonly string[] = ['params'];

  @ApiPropertyOptional({ type: DeadLetterFilterBody })
  @IsOptional()
  @IsObject({ message: 'filter must be an object' })
  @ValidateNested()
  @Type(() => DeadLetterFilterBody)
  filter?: DeadLetterFilterBody;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'With a single id: properties of the original request to be replaced, `null` to be left out. The result is checked as a new request.',
    example: { count: 500 },
  })
  @IsOptional()
  @IsObject({ message: 'params must be an object' })
  params?: Record<string, unknown>;
}

@ApiSchema({ name: 'RetryRequest' })
export class RetryBody {
  static readonly handedOn: readonly string[] = ['params'];
  static readonly optional = true;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'Properties of the original request to be replaced, `null` to be left out. The result is checked as a new request and becomes a new job.',
    example: { count: 500 },
  })
  @IsOptional()
  @IsObject({ message: 'params must be an object' })
  params?: Record<string, unknown>;
}

@ApiSchema({ name: 'SelectedJob' })
export class SelectedJob {
  @ApiProperty({ format: 'uuid' })
  jobId!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  status!: JobStatus;
}

@ApiSchema({ name: 'ReplayedJob' })
export class ReplayedJob {
  @ApiProperty({ format: 'uuid', description: 'The job that failed.' })
  deadLetterId!: string;

  @ApiProperty({ format: 'uuid', description: 'The job that repeats it.' })
  jobId!: string;
}

class SelectionCounts {
  @ApiProperty({ description: 'Whether this only counted.' })
  dryRun!: boolean;

  @ApiProperty({ type: 'integer', description: 'Jobs that fit and can be changed.' })
  matched!: number;

  @ApiProperty({ type: 'integer', description: 'Jobs that were changed.' })
  changed!: number;

  @ApiProperty({
    type: 'integer',
    description: `Jobs left because one request changes at most ${MAX_SELECTED}: send it again.`,
  })
  remaining!: number;
}

@ApiSchema({ name: 'SelectionOutcome' })
export class SelectionResponse extends SelectionCounts {
  @ApiProperty({ type: [SelectedJob], description: `The first ${MAX_NAMED} of them.` })
  jobs!: SelectedJob[];
}

@ApiSchema({ name: 'ReplayOutcome' })
export class ReplayResponse extends SelectionCounts {
  @ApiProperty({
    type: [ReplayedJob],
    description: `The first ${MAX_NAMED}. Of letters named by id, also those that were replayed before.`,
  })
  jobs!: ReplayedJob[];
}

/** @throws ValidationFailed when nothing is selected, which must not mean everything */
export function toSelection({ ids, filter }: JobSelectionBody | ReplayBody): JobSelection {
  const selected: JobFilter | undefined = filter === undefined ? undefined : toJobFilter(filter);
  const isEmpty = selected !== undefined && Object.values(selected).every((value) => value === undefined);
  if (isEmpty)
    refuse('/filter', 'empty_filter', 'filter must say something: an empty one would mean every job');
  if (ids === undefined && selected === undefined)
    refuse('', 'missing', 'Either ids or filter must say which jobs');
  return { ids: ids?.map((id) => id.toLowerCase()), filter: selected };
}

function refuse(pointer: string, code: string, message: string): never {
  throw new ValidationFailed([{ pointer, code, message }]);
}
