import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import {
  FAILURE_REASONS,
  type FailureReason,
  JOB_STATUSES,
  type JobFilter,
  type JobStatus,
  type ParamCondition,
  TENANT,
  TENANT_RULE,
  TenantNotAllowed,
} from '@app/jobs';
import { BooleanInQuery, Instant, ListInQuery, NAME, NAME_RULE } from '../http/validation/rules';

/** Text that has a word in it. */
const WORDS = /^(?=.*[\p{L}\p{N}]).{1,200}$/su;
const CODE = /^[a-z][a-z0-9_]{0,62}$/;
const STEP = /[A-Za-z_][A-Za-z0-9_-]{0,62}(?:\[\])?/.source;
const PARAM = new RegExp(`^${STEP}(?:\\.${STEP}){0,7}:.{0,200}$`, 's');
const MAX_PARAMS = 5;

/** Which dead letters. They must fit everything that is given. */
@ApiSchema({ name: 'DeadLetterFilter', description: 'Dead letters must fit everything that is given.' })
export class DeadLetterFilterBody {
  @ApiPropertyOptional({ description: 'Kind of work, as users see it.', example: 'generation' })
  @IsOptional()
  @Matches(/^[a-z][a-z-]{0,40}$/, { message: 'type must be a type of job, for example generation' })
  type?: string;

  @ApiPropertyOptional({ description: 'Which handler runs it.', example: 'generate_dataset' })
  @IsOptional()
  @Matches(CODE, { message: 'kind must be a kind of job, for example generate_dataset' })
  kind?: string;

  @ApiPropertyOptional({ pattern: TENANT.source, description: 'Jobs of this tenant.' })
  @IsOptional()
  @Matches(TENANT, { message: `tenant ${TENANT_RULE}` })
  tenant?: string;

  @ApiPropertyOptional({ pattern: NAME.source, description: 'Jobs about this record type.' })
  @IsOptional()
  @Matches(NAME, { message: `recordType ${NAME_RULE}` })
  recordType?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Created then or later.' })
  @IsOptional()
  @Instant()
  createdFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Created before.' })
  @IsOptional()
  @Instant()
  createdTo?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Ended then or later.' })
  @IsOptional()
  @Instant()
  finishedFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Ended before.' })
  @IsOptional()
  @Instant()
  finishedTo?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    description:
      'Words that the error message or the parameters have (their first 8,192 characters), each from its start, in any case.',
    example: 'customers',
  })
  @IsOptional()
  @Matches(WORDS, { message: 'text must have 1 to 200 characters, and a letter or a digit among them' })
  text?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    description: 'Words that the error message of a failed job has, each from its start, in any case.',
  })
  @IsOptional()
  @Matches(WORDS, { message: 'errorText must have 1 to 200 characters, and a letter or a digit among them' })
  errorText?: string;

  @ApiPropertyOptional({ description: 'docs/errors.md lists all.', example: 'job_timed_out' })
  @IsOptional()
  @Matches(CODE, { message: 'errorCode must be an error code, for example job_timed_out' })
  errorCode?: string;

  @ApiPropertyOptional({
    enum: FAILURE_REASONS,
    description:
      'Why a job failed for good: no attempt was left, another could not help, the last one took too long, or it killed its workers.',
  })
  @IsOptional()
  @IsIn(FAILURE_REASONS, { message: `reason must be one of ${FAILURE_REASONS.join(', ')}` })
  reason?: FailureReason;

  @ApiPropertyOptional({ description: 'Failed jobs that another job repeats, or that none does.' })
  @IsOptional()
  @BooleanInQuery()
  @IsBoolean({ message: 'replayed must be true or false' })
  replayed?: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'The job that repeats this one.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'parentJobId must be a UUID' })
  parentJobId?: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: MAX_PARAMS,
    description:
      'Values that the parameters have, as `path:value`. Steps of a path are separated by dots; `[]` stands for any element of an array. Numbers, `true`, `false` and `null` fit as such and as text.',
    example: ['mode:append', 'fields[].name:email'],
  })
  @IsOptional()
  @ListInQuery()
  @IsArray()
  @ArrayMaxSize(MAX_PARAMS)
  @Matches(PARAM, { each: true, message: 'each param must be path:value, for example fields[].name:email' })
  param?: string[];
}

/** Which jobs. They must fit everything that is given. */
@ApiSchema({ name: 'JobFilter', description: 'Jobs must fit everything that is given.' })
export class JobFilterBody extends DeadLetterFilterBody {
  @ApiPropertyOptional({ enum: JOB_STATUSES })
  @IsOptional()
  @IsIn(JOB_STATUSES, { message: `status must be one of ${JOB_STATUSES.join(', ')}` })
  status?: JobStatus;
}

/**
 * The jobs of a filter that belong to the tenant that who asks is bound to.
 * @throws TenantNotAllowed when the filter asks for another
 */
export function withinTenant(filter: JobFilter, boundTo: string | undefined): JobFilter {
  if (boundTo === undefined) return filter;
  if (filter.tenant !== undefined && filter.tenant !== boundTo) throw new TenantNotAllowed(boundTo);
  return { ...filter, tenant: boundTo };
}

export function toJobFilter(body: JobFilterBody): JobFilter {
  const { createdFrom, createdTo, finishedFrom, finishedTo, param, parentJobId } = body;
  const { type, kind, status, tenant, recordType, text, errorText, errorCode, reason, replayed } = body;
  return {
    ...{ type, kind, status, tenant, recordType, text, errorText, errorCode, reason, replayed },
    createdFrom: toDate(createdFrom),
    createdTo: toDate(createdTo),
    finishedFrom: toDate(finishedFrom),
    finishedTo: toDate(finishedTo),
    parentJobId: parentJobId?.toLowerCase(),
    params: param?.map(toCondition),
  };
}

function toCondition(param: string): ParamCondition {
  const colon = param.indexOf(':');
  return { path: param.slice(0, colon).split('.'), value: param.slice(colon + 1) };
}

function toDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
