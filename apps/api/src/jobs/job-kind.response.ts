import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { JobKindView } from '@app/jobs';

@ApiSchema({ name: 'JobKind', description: 'A kind of job, and what is going on with it.' })
export class JobKindResponse implements JobKindView {
  @ApiProperty({ example: 'export_dataset' })
  kind!: string;

  @ApiProperty({ example: 'export' })
  type!: string;

  @ApiProperty({ example: 'export' })
  queue!: string;

  @ApiProperty()
  paused!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: 'integer', description: 'Jobs that wait, also those whose time has not come.' })
  pending!: number;

  @ApiProperty({ type: 'integer' })
  running!: number;
}

@ApiSchema({ name: 'JobKindList' })
export class JobKindListResponse {
  @ApiProperty({ type: [JobKindResponse] })
  kinds!: JobKindResponse[];
}
