import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { paged } from '../http/page-query';
import { ROW_FORMATS, type RowFormat } from './row-format';

/** Which page of a dataset. */
export class RowsQuery extends paged({ max: 1_000, byDefault: 100 }) {
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
