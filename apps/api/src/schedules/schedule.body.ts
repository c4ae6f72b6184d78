import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { CATCH_UPS, OVERLAPS, type CatchUp, type Overlap } from '@app/schedules';
import { REQUEST_TYPES } from './scheduled-request';

@ApiSchema({ name: 'ScheduleRequest', description: 'A request that is to be made again and again.' })
export class ScheduleBody {
  /** Checked by the rules of the request that it holds. */
  static readonly handedOn: readonly string[] = ['request'];

  @ApiProperty({ minLength: 1, maxLength: 100, description: 'Unique.', example: 'nightly-users' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiPropertyOptional({
    maxLength: 100,
    description:
      'Five parts, minute to weekday, or six with seconds before them; also `@daily` and its like. Either `cron` or `every`.',
    example: '0 3 * * *',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cron?: string;

  @ApiPropertyOptional({
    pattern: '^[1-9]\\d{0,7}[smhd]$',
    description: 'An interval from `1s` to `366d`, counted from the making of the schedule.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  every?: string;

  @ApiPropertyOptional({
    maxLength: 60,
    default: 'UTC',
    description: 'IANA time zone in which `cron` is read.',
    example: 'Europe/Berlin',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  timeZone?: string;

  @ApiProperty({
    type: 'object',
    required: ['type', 'body'],
    properties: {
      type: { type: 'string', enum: Object.keys(REQUEST_TYPES) },
      body: {
        oneOf: [
          { $ref: '#/components/schemas/GenerateRequest' },
          { $ref: '#/components/schemas/ExportRequest' },
          { $ref: '#/components/schemas/ExportListRequest' },
          { $ref: '#/components/schemas/BackupRequest' },
        ],
        description: 'The body of `POST /generate` or `POST /export`; `{}` for a backup of the database.',
      },
    },
    additionalProperties: false,
  })
  @IsDefined({ message: 'request is missing: an object with type and body' })
  request!: unknown;

  @ApiPropertyOptional({
    enum: OVERLAPS,
    default: 'skip',
    description: 'What happens when a job of the schedule has not ended at the next tick.',
  })
  @IsOptional()
  @IsIn(OVERLAPS, { message: `overlap must be one of ${OVERLAPS.join(', ')}` })
  overlap?: Overlap;

  @ApiPropertyOptional({
    enum: CATCH_UPS,
    default: 'one',
    description: 'Whether one run makes up for the ticks that were missed because no worker was there.',
  })
  @IsOptional()
  @IsIn(CATCH_UPS, { message: `catchUp must be one of ${CATCH_UPS.join(', ')}` })
  catchUp?: CatchUp;
}

@ApiSchema({ name: 'ScheduleChanges' })
export class ScheduleChangesBody {
  @ApiProperty({ description: 'Ticks that come while it is paused are neither run nor made up for.' })
  @IsBoolean()
  paused!: boolean;
}
