import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { JOB_STATUSES, type JobStatus } from '@app/jobs';
import { Instant, NAME, NAME_RULE, NumberInQuery, WholeNumber } from '../http/validation/rules';

export const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** Which jobs, and which page of them. */
export class ListJobsQuery {
  @ApiPropertyOptional({ description: 'Kind of work.', example: 'generation' })
  @IsOptional()
  @Matches(/^[a-z][a-z-]{0,40}$/, { message: 'type must be a type of job, for example generation' })
  type?: string;

  @ApiPropertyOptional({ enum: JOB_STATUSES })
  @IsOptional()
  @IsIn(JOB_STATUSES, { message: `status must be one of ${JOB_STATUSES.join(', ')}` })
  status?: JobStatus;

  @ApiPropertyOptional({ pattern: NAME.source, description: 'Jobs about this record type.' })
  @IsOptional()
  @Matches(NAME, { message: `recordType ${NAME_RULE}` })
  recordType?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Created then or later.' })
  @IsOptional()
  @Instant()
  createdFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Created before.' })
  @IsOptional()
  @Instant()
  createdTo?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    description: 'Part of the error message, in any case.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  text?: string;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE })
  @IsOptional()
  @NumberInQuery()
  @WholeNumber({ min: 1, max: MAX_PAGE })
  limit: number = DEFAULT_PAGE;
}
