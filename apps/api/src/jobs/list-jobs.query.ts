import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';
import { DeadLetterFilterBody, JobFilterBody } from './job-filter.body';

export const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** Which jobs, and which page of them. */
export class ListJobsQuery extends JobFilterBody {
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

/** Which dead letters, and which page of them. */
export class ListDeadLettersQuery extends DeadLetterFilterBody {
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
