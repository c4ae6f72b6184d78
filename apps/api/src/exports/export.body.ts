import {
  ApiExtraModels,
  ApiProperty,
  ApiPropertyOptional,
  ApiSchema,
  getSchemaPath,
  IntersectionType,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CONDITION_OPERATORS, type ConditionOperator } from '@app/datasets';
import {
  type ArchiveExportRequest,
  COMPRESSIONS,
  type Compression,
  MASK_METHODS,
  type MaskMethod,
  type RecordTypeExport,
  type SingleExportRequest,
} from '@app/exports';
import { DeduplicationKey } from '../jobs/deduplication-key';
import { Instant, NAME, NAME_RULE, Share, WholeNumber } from '../http/validation/rules';
import { JobOptionsBody } from '../jobs/job-options';

/** What a name in a file may be. */
const OUTPUT_NAME = /^[^\p{Cc}\p{Cs}]{1,100}$/u;
const MAX_RECORD_TYPES = 50;
const FORMATS = ['csv', 'json', 'ndjson', 'parquet'] as const;
/** A field of the schema, or a column that every dataset has. */
const COLUMN = /^_?[a-z][A-Za-z0-9_]{0,62}$/;
const MAX_FIELDS = 1_600;
const MAX_CONDITIONS = 50;

/** A name, or an object that says more. */
function namedOr(shape: Parameters<typeof getSchemaPath>[0]): { oneOf: object[] } {
  return { oneOf: [{ type: 'string', pattern: COLUMN.source }, { $ref: getSchemaPath(shape) }] };
}

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
    description:
      'A list for `in`; `true` or `false` for `is-null`; a pattern with `%` and `_` for `like`. A number that JSON does not hold exactly as a string.',
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

@ApiSchema({ name: 'SelectedField', description: 'A field under another name.' })
export class SelectedFieldBody {
  @ApiProperty({ pattern: COLUMN.source, example: 'email' })
  @Matches(COLUMN, { message: 'each of fields must be the name of a field, or an object with field and as' })
  field!: string;

  @ApiPropertyOptional({
    pattern: OUTPUT_NAME.source,
    description: 'What the file calls it: any text of up to 100 characters. Default: its own name.',
    example: 'E-mail',
  })
  @IsOptional()
  @Matches(OUTPUT_NAME, { message: 'as must have from 1 to 100 characters, and no control characters' })
  as?: string;
}

@ApiSchema({ name: 'Mask', description: 'A field whose values are not shown as they are.' })
export class MaskBody {
  @ApiProperty({ pattern: COLUMN.source, example: 'email' })
  @Matches(COLUMN, {
    message: 'each of mask must be the name of a field, or an object with field and method',
  })
  field!: string;

  @ApiPropertyOptional({
    enum: MASK_METHODS,
    default: 'hash',
    description:
      '`hash`: HMAC-SHA-256 of the value, as 64 hexadecimal digits. `redact`: `[redacted]` for a text, null for others. `replace`: a synthetic value of the same field type, the same for the same value.',
  })
  @IsOptional()
  @IsIn(MASK_METHODS, { message: `method must be one of ${MASK_METHODS.join(', ')}` })
  method?: MaskMethod;

  @ApiPropertyOptional({
    description:
      'For `replace`: another field type (GET /generate/types). Needed for texts of datasets that came from files, whose field type is not known.',
    example: 'email',
  })
  @IsOptional()
  @Matches(NAME, { message: 'type must be the name of a field type' })
  type?: string;
}

@ApiSchema({ name: 'RowSample', description: 'A part of the rows, the same ones at every export.' })
export class RowSampleBody {
  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'Share of the rows, above 0; about so many come out.',
    example: 0.01,
  })
  @Share()
  rate!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    default: 0,
    description: 'Another seed takes other rows.',
  })
  @IsOptional()
  @WholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER })
  seed?: number;
}

@ApiSchema({ name: 'CsvOptions' })
export class CsvOptions {
  @ApiPropertyOptional({ enum: [',', ';', '|', '\t'], default: ',' })
  delimiter?: string;

  @ApiPropertyOptional({ default: true, description: 'Whether the first line has the names of the fields.' })
  header?: boolean;

  @ApiPropertyOptional({
    default: false,
    description:
      'Puts an apostrophe before text that a spreadsheet would run as a formula. Off, the file has the data as it is.',
  })
  formulaGuard?: boolean;

  @ApiPropertyOptional({
    maxLength: 20,
    default: '',
    description:
      'What is written for a null. A text that is the same is quoted, as an empty text always is. Refused: what a number, a boolean or a date can be.',
    example: 'NULL',
  })
  nullText?: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Puts a byte order mark in front, by which Excel knows UTF-8.',
  })
  bom?: boolean;
}

/** What of a record type is exported. */
@ApiExtraModels(SelectedFieldBody, MaskBody)
@ApiSchema({ name: 'RecordTypeExport', description: 'Which rows and fields of a record type.' })
export class RecordTypeExportBody implements RecordTypeExport {
  static readonly lists = {
    fields: { shape: SelectedFieldBody, maxItems: MAX_FIELDS, short: 'field' },
    mask: { shape: MaskBody, maxItems: MAX_FIELDS, short: 'field' },
  };

  @ApiProperty({ pattern: NAME.source, example: 'users' })
  @Matches(NAME, { message: `recordType ${NAME_RULE}` })
  recordType!: string;

  @ApiPropertyOptional({
    type: 'array',
    items: namedOr(SelectedFieldBody),
    minItems: 1,
    description: 'Fields in this order, under their names or others; default: all.',
    example: ['id', { field: 'email', as: 'E-mail' }, 'age'],
  })
  @IsOptional()
  @ArrayUnique(({ field, as = field }: SelectedFieldBody) => as, {
    message: 'fields must not have two of one name',
  })
  fields?: SelectedFieldBody[];

  @ApiPropertyOptional({ type: FiltersBody })
  @IsOptional()
  @IsObject({ message: 'filters must be an object' })
  @ValidateNested()
  @Type(() => FiltersBody)
  filters?: FiltersBody;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'At most so many rows, the first ones.',
    example: 1000,
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER })
  limit?: number;

  @ApiPropertyOptional({ type: RowSampleBody })
  @IsOptional()
  @IsObject({ message: 'sample must be an object with rate and seed' })
  @ValidateNested()
  @Type(() => RowSampleBody)
  sample?: RowSampleBody;

  @ApiPropertyOptional({
    type: 'array',
    items: namedOr(MaskBody),
    minItems: 1,
    description:
      'Fields whose values are not shown as they are; a name alone means `hash`. Filters on them are refused.',
    example: ['email', { field: 'name', method: 'replace' }],
  })
  @IsOptional()
  mask?: MaskBody[];
}

class ExportSettings extends JobOptionsBody {
  /** The format checks its own options. */
  static readonly handedOn: readonly string[] = ['csv'];

  @ApiProperty({ enum: FORMATS, example: 'csv' })
  @IsIn(FORMATS, { message: `format must be one of ${FORMATS.join(', ')}` })
  format!: (typeof FORMATS)[number];

  @ApiPropertyOptional({ type: CsvOptions, description: 'Options of the format csv.' })
  @IsOptional()
  @IsObject({ message: 'csv must be an object' })
  csv?: unknown;

  @ApiPropertyOptional({
    maxLength: 200,
    default: '',
    description:
      'Equal values have equal masks in all exports with the same context. Give each recipient another one, so that they cannot put their files together.',
    example: 'partner-a',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  maskContext?: string;

  @DeduplicationKey('export')
  deduplicationKey?: string;
}

@ApiSchema({ name: 'ExportRequest', description: 'Rows of a dataset to be written to a file.' })
export class ExportBody
  extends IntersectionType(RecordTypeExportBody, ExportSettings)
  implements SingleExportRequest
{
  static readonly handedOn = ExportSettings.handedOn;
  static readonly lists = RecordTypeExportBody.lists;

  @ApiPropertyOptional({
    enum: COMPRESSIONS,
    default: 'none',
    description:
      'How the file is packed; `zstd` where the Node.js of the service has it (22.15, 23.8). Parquet is packed within, by `snappy` (Parquet only) or `gzip`.',
  })
  @IsOptional()
  @IsIn(COMPRESSIONS, { message: `compression must be one of ${COMPRESSIONS.join(', ')}` })
  compression?: Compression;
}

@ApiExtraModels(RecordTypeExportBody)
@ApiSchema({
  name: 'ExportListRequest',
  description: 'Several datasets, as files of one zip with a manifest.json, all as they are at one moment.',
})
export class ExportListBody extends ExportSettings implements ArchiveExportRequest {
  static readonly lists = {
    recordTypes: { shape: RecordTypeExportBody, maxItems: MAX_RECORD_TYPES, short: 'recordType' },
  };

  @ApiProperty({
    type: 'array',
    items: namedOr(RecordTypeExportBody),
    minItems: 1,
    maxItems: MAX_RECORD_TYPES,
    description: 'Record types by name, or with what is wanted of them.',
    example: ['teams', { recordType: 'users', mask: ['email'] }],
  })
  @IsDefined()
  recordTypes!: RecordTypeExportBody[];
}
