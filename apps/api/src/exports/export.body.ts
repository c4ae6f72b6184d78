import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CONDITION_OPERATORS, type ConditionOperator } from '@app/datasets';
import { COMPRESSIONS, type Compression, type ExportRequest } from '@app/exports';
import { DeduplicationKey } from '../jobs/deduplication-key';
import { Instant, NAME, NAME_RULE } from '../http/validation/rules';
import { JobOptionsBody } from '../jobs/job-options';

const FORMATS = ['csv', 'json', 'ndjson'] as const;
/** A field of the schema, or a column that every dataset has. */
const COLUMN = /^_?[a-z][A-Za-z0-9_]{0,62}$/;
const MAX_FIELDS = 1_600;
const MAX_CONDITIONS = 50;

@ApiSchema({ name: 'DateRange', description: 'Rows from one time to another, both inclusive.' })
export class DateRangeBody {
  @ApiPropertyOptional({ description: 'Date or time in ISO 8601.', example: '2026-01-01T00:00:00Z' })
  @IsOptional()
  @Instant()
  from?: string;

  @ApiPropertyOptional({ description: 'Date or time in ISO 8601.', example: '2099-12-31T23:59:59Z' })
  @IsOptional()
  @Instant()
  to?: string;

  @ApiPropertyOptional({
    pattern: COLUMN.source,
    description: 'A field that is a date or a time.',
    default: '_createdAt',
  })
  @IsOptional()
  @Matches(COLUMN, { message: 'field must be the name of a field' })
  field?: string;
}

@ApiSchema({ name: 'Condition', description: 'Rows whose field compares so with a value.' })
export class ConditionBody {
  @ApiProperty({ pattern: COLUMN.source, example: 'age' })
  @Matches(COLUMN, { message: 'field must be the name of a field' })
  field!: string;

  @ApiProperty({ enum: CONDITION_OPERATORS, example: 'gte' })
  @IsIn(CONDITION_OPERATORS, { message: `op must be one of ${CONDITION_OPERATORS.join(', ')}` })
  op!: ConditionOperator;

  @ApiPropertyOptional({
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }],
    description: 'A list for `in`; `true` or `false` for `is-null`; a pattern with `%` and `_` for `like`.',
    example: 21,
  })
  @Allow()
  value?: unknown;
}

@ApiSchema({ name: 'ExportFilters', description: 'Rows must pass all of them.' })
export class FiltersBody {
  @ApiPropertyOptional({ type: DateRangeBody })
  @IsOptional()
  @IsObject({ message: 'dateRange must be an object' })
  @ValidateNested()
  @Type(() => DateRangeBody)
  dateRange?: DateRangeBody;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only rows that this job wrote.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'jobId must be a UUID' })
  jobId?: string;

  @ApiPropertyOptional({ type: [ConditionBody], maxItems: MAX_CONDITIONS })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_CONDITIONS)
  @ValidateNested({ each: true, message: 'each of where must be an object with field, op and value' })
  @Type(() => ConditionBody)
  where?: ConditionBody[];
}

@ApiSchema({ name: 'CsvOptions' })
export class CsvOptions {
  @ApiPropertyOptional({ default: ',', minLength: 1, maxLength: 1 })
  delimiter?: string;

  @ApiPropertyOptional({ default: true, description: 'Whether the first line has the names of the fields.' })
  header?: boolean;

  @ApiPropertyOptional({
    default: false,
    description:
      'Puts an apostrophe before text that a spreadsheet would run as a formula. Off, the file has the data as it is.',
  })
  formulaGuard?: boolean;
}

@ApiSchema({ name: 'ExportRequest', description: 'Rows of a dataset to be written to a file.' })
export class ExportBody extends JobOptionsBody implements ExportRequest {
  /** The format checks its own options. */
  static readonly handedOn: readonly string[] = ['csv'];

  @ApiProperty({ pattern: NAME.source, example: 'users' })
  @Matches(NAME, { message: `recordType ${NAME_RULE}` })
  recordType!: string;

  @ApiProperty({ enum: FORMATS, example: 'csv' })
  @IsIn(FORMATS, { message: `format must be one of ${FORMATS.join(', ')}` })
  format!: (typeof FORMATS)[number];

  @ApiPropertyOptional({
    type: [String],
    minItems: 1,
    description: 'Fields in this order; default: all.',
    example: ['id', 'email', 'age'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_FIELDS)
  @ArrayUnique({ message: 'fields must not name a field twice' })
  @Matches(COLUMN, { each: true, message: 'each of fields must be the name of a field' })
  fields?: string[];

  @ApiPropertyOptional({ type: FiltersBody })
  @IsOptional()
  @IsObject({ message: 'filters must be an object' })
  @ValidateNested()
  @Type(() => FiltersBody)
  filters?: FiltersBody;

  @ApiPropertyOptional({ enum: COMPRESSIONS, default: 'none', description: 'How the file is packed.' })
  @IsOptional()
  @IsIn(COMPRESSIONS, { message: `compression must be one of ${COMPRESSIONS.join(', ')}` })
  compression?: Compression;

  @DeduplicationKey('export')
  deduplicationKey?: string;

  @ApiPropertyOptional({ type: CsvOptions, description: 'Options of the format csv.' })
  @IsOptional()
  @IsObject({ message: 'csv must be an object' })
  csv?: unknown;
}
