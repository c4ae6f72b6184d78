import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';

import { ROW_FORMATS, type RowFormat } from './row-format';

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

  @ApiPropertyOptional({
    enum: ROW_FORMATS,
    description: 'Goes before `Accept`. Default: by `Accept`, or JSON.',
  })
  @IsOptional()
  @IsIn(ROW_FORMATS, { message: `format must be one of ${ROW_FORMATS.join(', ')}` })
  format?: RowFormat;
}

/** How a row is come by. */
export class RowQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description:
      'Compute the row from the seed instead of reading it. It has the fields as they were generated, and no columns of your own.',
  })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'recompute must be true or false' })
  recompute?: 'true' | 'false';
}
