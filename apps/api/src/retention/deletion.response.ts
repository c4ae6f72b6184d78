import type { ServerResponse } from 'node:http';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  DELETION_KINDS,
  DELETION_REASONS,
  type Deletion,
  type DeletionDetails,
  type DeletionKind,
  type DeletionReason,
} from '@app/retention';

@ApiSchema({ name: 'DeletionDetails' })
export class DeletionDetailsResponse implements DeletionDetails {
  @ApiPropertyOptional({ type: 'integer', description: 'Rows that the dataset had.' })
  rows?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Bytes of the table, or of the file.' })
  bytes?: number;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Files that went with the dataset; each has a record.',
  })
  files?: number;

  @ApiPropertyOptional({
    type: [String],
    description: 'Record types whose rows have values that were sampled from the file.',
  })
  sampledBy?: string[];
}

@ApiSchema({
  name: 'Deletion',
  description: 'That something was deleted for good: what and when, without the data.',
})
export class DeletionResponse implements Deletion {
  @ApiProperty({ format: 'uuid' })
  deletionId!: string;

  @ApiProperty({ enum: DELETION_KINDS })
  kind!: DeletionKind;

  @ApiProperty({ description: 'Record type of the dataset, or id of the file.', example: 'users' })
  subject!: string;

  @ApiProperty({ enum: DELETION_REASONS, description: 'A client asked for it, or it was old enough.' })
  reason!: DeletionReason;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '`X-Request-Id` of the request that asked for it.',
  })
  requestId!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The deletion of the dataset that the file was made of.',
  })
  partOf!: string | null;

  @ApiProperty({ type: DeletionDetailsResponse })
  details!: DeletionDetailsResponse;

  @ApiProperty({ format: 'date-time', description: 'From when on nobody could see it any more.' })
  requestedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the bytes were gone from storage, too; `null` while the storage is out of order.',
  })
  completedAt!: Date | null;
}

@ApiSchema({ name: 'DeletionPage' })
export class DeletionPageResponse {
  @ApiProperty({ type: [DeletionResponse], description: 'Newest first.' })
  deletions!: DeletionResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}

/** What the answer to a deletion has in place of a body. */
export const DELETION_HEADERS = {
  Link: {
    description: 'The record of the deletion, as `rel="describedby"`.',
    schema: { type: 'string' as const },
  },
};

export function linkDeletion(response: ServerResponse, deletionId: string): void {
  response.setHeader('Link', `</deletions/${deletionId}>; rel="describedby"`);
}
