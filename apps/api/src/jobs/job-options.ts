import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { AppConfig } from '@app/config';
import type { Issue } from '@app/errors';
import { TENANT, TENANT_RULE, type RequestOptions } from '@app/jobs';
import { ValidationFailed } from '../http/http.errors';
import { Instant, WholeNumber } from '../http/validation/rules';

const MAX_PRIORITY = 1_000;
const DAY_MS = 24 * 3_600_000;

/** How the job of a request is to be run. Bodies of requests that start work extend it. */
export class JobOptionsBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description:
      'Attempts in all, the first included, up to MAX_JOB_ATTEMPTS. Default: that of the kind of job, or JOB_MAX_ATTEMPTS.',
    example: 4,
  })
  @IsOptional()
  @WholeNumber({ min: 1, max: 100 })
  maxAttempts?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 100,
    description:
      'Milliseconds of one attempt, up to MAX_JOB_TIMEOUT_MS. Default: that of the kind of job, or JOB_TIMEOUT_MS.',
    example: 3_600_000,
  })
  @IsOptional()
  @WholeNumber({ min: 100, max: 7 * DAY_MS })
  timeoutMs?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_PRIORITY,
    default: 0,
    description: 'Among the jobs of one queue, the smaller number starts first.',
  })
  @IsOptional()
  @WholeNumber({ min: 0, max: MAX_PRIORITY })
  priority?: number;

  @ApiPropertyOptional({
    pattern: TENANT.source,
    description:
      'For whom the job runs. Within a priority, tenants take turns, and TENANT_MAX_RUNNING bounds each. Jobs without a tenant take turns as one.',
    example: 'team-a',
  })
  @IsOptional()
  @Matches(TENANT, { message: `tenant ${TENANT_RULE}` })
  tenant?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Not before this time, at most MAX_RUN_AHEAD_DAYS ahead. Until then the job is pending and keeps nobody waiting. A time that has passed means now.',
    example: '2026-01-31T12:00:00Z',
  })
  @IsOptional()
  @Instant()
  runAt?: string;
}

/**
 * What a body asks for, within what the configuration allows.
 * @throws ValidationFailed
 */
export function jobOptions(
  { maxAttempts, timeoutMs, priority, tenant, runAt }: JobOptionsBody,
  { jobAttempts, jobTimeoutMs, runAheadDays }: AppConfig['limits'],
): Pick<RequestOptions, 'maxAttempts' | 'timeoutMs' | 'priority' | 'tenant' | 'runAt'> {
  const issues: Issue[] = [];
  const refuse = (name: string, message: string): unknown =>
    issues.push({ pointer: `/${name}`, code: 'out_of_range', message: `${name} ${message}` });
  if (maxAttempts !== undefined && maxAttempts > jobAttempts)
    refuse('maxAttempts', `must be at most ${jobAttempts}, not ${maxAttempts}`);
  if (timeoutMs !== undefined && timeoutMs > jobTimeoutMs)
    refuse('timeoutMs', `must be at most ${jobTimeoutMs}, not ${timeoutMs}`);
  const due = runAt === undefined ? undefined : new Date(runAt);
  if (due !== undefined && due.getTime() > Date.now() + runAheadDays * DAY_MS)
    refuse('runAt', `must be at most ${runAheadDays} days ahead`);
  if (issues.length > 0) throw new ValidationFailed(issues);
  // The time of acceptance is the database's to say.
  return {
    ...{ maxAttempts, timeoutMs, priority, tenant },
    runAt: due !== undefined && due > new Date() ? due : undefined,
  };
}
