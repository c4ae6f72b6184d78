import {
  ApiExtraModels,
  ApiProperty,
  ApiPropertyOptional,
  ApiSchema,
  IntersectionType,
  OmitType,
} from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  countFollowsFrom,
  LOCALES,
  MAX_PREVIEW_ROWS,
  ON_CANCEL,
  type OnCancel,
  type RecordTypeRequest,
  type RecordTypesRequest,
} from '@app/generation';
import { DeduplicationKey } from '../jobs/deduplication-key';
import { NAME, NAME_RULE, WholeNumber } from '../http/validation/rules';
import { JobOptionsBody } from '../jobs/job-options';

const MODES = ['append', 'replace', 'create'] as const;
const MAX_COUNT = 1_000_000_000_000;
const MAX_RECORD_TYPES = 50;

/** How rows come about and where they go; of one record type, or of all in a request. */
class GenerateSettings {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.',
    example: 42,
  })
  @IsOptional()
  @WholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER })
  seed?: number;

  @ApiPropertyOptional({
    enum: LOCALES,
    default: 'en',
    description:
      'Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.',
    example: 'de_AT',
  })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  locale?: string;

  @ApiPropertyOptional({
    enum: MODES,
    default: 'append',
    description:
      '`append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.',
    example: 'replace',
  })
  @IsOptional()
  @IsIn(MODES, { message: `mode must be one of ${MODES.join(', ')}` })
  mode?: (typeof MODES)[number];
}

@ApiSchema({ name: 'RecordType', description: 'What the rows of a record type are.' })
export class RecordTypeBody extends GenerateSettings implements RecordTypeRequest {
  /** The engine checks these and says more about them than we could here. */
  static readonly handedOn: readonly string[] = [
    'fields',
    'jsonSchema',
    'correlation',
    'series',
    'uniqueTogether',
  ];

  @ApiProperty({
    pattern: NAME.source,
    description: 'What the rows are; also the name of their table.',
    example: 'users',
  })
  @Matches(NAME, { message: `recordType ${NAME_RULE}` })
  recordType!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description:
      'Records to generate, up to MAX_RECORDS. Needed, unless a reference with `perParent` says how many there are.',
    example: 1000,
  })
  @ValidateIf(({ count, fields }: RecordTypeBody) => count !== undefined || !countFollowsFrom(fields))
  @WholeNumber({ min: 1, max: MAX_COUNT })
  count?: number;

  @ApiPropertyOptional({
    type: 'array',
    minItems: 1,
    items: { $ref: '#/components/schemas/Field' },
    description:
      'The fields of a record. `GET /generate/types` lists their types and options. Needed, unless there is a `jsonSchema`.',
  })
  @ValidateIf(({ jsonSchema }: RecordTypeBody) => jsonSchema === undefined)
  @IsDefined({ message: 'fields is missing: an array of { name, type, … }, or a jsonSchema in its place' })
  fields?: unknown;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'In place of `fields`, a JSON Schema (draft 2020-12) of an object: its properties become columns, objects and arrays in them documents. docs/json-schema.md lists the keywords.',
    example: {
      type: 'object',
      properties: { email: { type: 'string', format: 'email' }, age: { type: 'integer', minimum: 18 } },
      required: ['email'],
    },
  })
  @IsOptional()
  jsonSchema?: unknown;

  @ApiPropertyOptional({
    allOf: [{ $ref: '#/components/schemas/Correlation' }],
    description:
      'Correlations between numeric fields, dates and moments (Gaussian copula); the distribution of each stays as it is.',
  })
  @IsOptional()
  correlation?: unknown;

  @ApiPropertyOptional({
    allOf: [{ $ref: '#/components/schemas/Series' }],
    description:
      'Makes the rows time series: fields of the family `series` and fields with `perEntity` agree on entity and tick.',
  })
  @IsOptional()
  series?: unknown;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'array', items: { type: 'string' }, minItems: 2 },
    description: 'Groups of fields whose values together are different in all rows.',
    example: [['userId', 'roleId']],
  })
  @IsOptional()
  uniqueTogether?: unknown;
}

/** How the job that generates is to be run. */
class GenerationJobBody extends JobOptionsBody {
  @ApiPropertyOptional({
    enum: ON_CANCEL,
    default: 'discard',
    description:
      'What becomes of the rows that are written already when the job is cancelled. `keep` leaves those of finished chunks, between which numbers can be missing, and a retry writes the rest; it needs mode `append`.',
  })
  @IsOptional()
  @IsIn(ON_CANCEL, { message: `onCancel must be one of ${ON_CANCEL.join(', ')}` })
  onCancel?: OnCancel;

  @DeduplicationKey('generation')
  deduplicationKey?: string;
}

@ApiSchema({ name: 'GenerateRequest', description: 'A dataset to generate.' })
export class GenerateBody extends IntersectionType(RecordTypeBody, GenerationJobBody) {
  static readonly handedOn = RecordTypeBody.handedOn;
}

class RecordTypeList {
  static readonly lists = { recordTypes: { shape: RecordTypeBody, maxItems: MAX_RECORD_TYPES } };

  @ApiProperty({
    type: [RecordTypeBody],
    minItems: 1,
    maxItems: MAX_RECORD_TYPES,
    description:
      'In any order; fields of the type `reference` relate them. Settings beside the list are for those that have none of their own.',
  })
  @IsDefined()
  recordTypes!: RecordTypeBody[];
}

@ApiExtraModels(RecordTypeBody)
@ApiSchema({ name: 'GenerateListRequest', description: 'Datasets to generate by one job.' })
export class GenerateListBody
  extends IntersectionType(GenerateSettings, RecordTypeList, GenerationJobBody)
  implements RecordTypesRequest
{
  static readonly lists = RecordTypeList.lists;
}

class ShownRows {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_PREVIEW_ROWS,
    default: 10,
    description: 'Most rows to show of each record type.',
    example: 3,
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: MAX_PREVIEW_ROWS })
  rows?: number;
}

@ApiSchema({ name: 'PreviewListRequest', description: 'Datasets to look at before they are generated.' })
export class PreviewListBody extends IntersectionType(GenerateSettings, RecordTypeList, ShownRows) {
  static readonly lists = RecordTypeList.lists;
}

@ApiSchema({ name: 'PreviewRequest', description: 'A dataset to look at before it is generated.' })
export class PreviewBody extends OmitType(RecordTypeBody, ['count'] as const) {
  static readonly handedOn = RecordTypeBody.handedOn;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PREVIEW_ROWS, default: 10, example: 3 })
  @IsOptional()
  @WholeNumber({ min: 1, max: MAX_PREVIEW_ROWS })
  count?: number;
}
