import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DELETION_KINDS, DELETION_REASONS, type DeletionKind, type DeletionReason } from '@app/retention';
import { BooleanInQuery, NumberInQuery, WholeNumber } from '../http/validation/rules';

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** A page of a list that is ordered by id. */
export class PageQuery {
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

/** Which deletions, and which page of them. */
export class ListDeletionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELETION_KINDS })
  @IsOptional()
  @IsIn(DELETION_KINDS, { message: `kind must be one of ${DELETION_KINDS.join(', ')}` })
  kind?: DeletionKind;

  @ApiPropertyOptional({ description: 'Record type of the dataset, or id of the file.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subject?: string;

  @ApiPropertyOptional({ enum: DELETION_REASONS })
  @IsOptional()
  @IsIn(DELETION_REASONS, { message: `reason must be one of ${DELETION_REASONS.join(', ')}` })
  reason?: DeletionReason;
}

/** How a file is deleted. */
export class DeleteFileQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: 'Cancel the jobs that need it, instead of answering 409 with their ids.',
  })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean({ message: 'cancelJobs must be true or false' })
  cancelJobs?: boolean;
}

/** How a dataset is deleted. */
export class DeleteDatasetQuery extends DeleteFileQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: 'Delete the files that jobs made of it, too: exports, and rejects of its uploads.',
  })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean({ message: 'exports must be true or false' })
  exports?: boolean;
}
