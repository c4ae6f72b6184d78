import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';

const MAX_ROWS = 1_000;
const DEFAULT_ROWS = 100;

/** Which page of a dataset. */
export class RowsQuery {
  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_ROWS, default: DEFAULT_ROWS })
  @IsOptional()
  @NumberInQuery()
  @WholeNumber({ min: 1, max: MAX_ROWS })
  limit: number = DEFAULT_ROWS;
}
