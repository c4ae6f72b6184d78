import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DELETION_KINDS, DELETION_REASONS, type DeletionKind, type DeletionReason } from '@app/retention';
import { paged } from '../http/page-query';
import { BooleanInQuery } from '../http/validation/rules';

/** Which deletions, and which page of them. */
export class ListDeletionsQuery extends paged({ max: 200, byDefault: 50 }) {
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
