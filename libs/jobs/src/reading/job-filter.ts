import type { FailureReason } from '../contract/failure-reason';
import type { JobStatus } from '../contract/job-status';

/** Which jobs; they must fit everything that is given. */
export interface JobFilter {
  type?: string | undefined;
  kind?: string | undefined;
  status?: JobStatus | undefined;
  /** Not empty. */
  tenant?: string | undefined;
  /** Jobs about this record type, alone or among others. */
  recordType?: string | undefined;
  /** Inclusive. */
  createdFrom?: Date | undefined;
  /** Exclusive. */
  createdTo?: Date | undefined;
  /** Inclusive; ended jobs only. */
  finishedFrom?: Date | undefined;
  /** Exclusive; ended jobs only. */
  finishedTo?: Date | undefined;
  /** Words that the error message or the parameters have, each from its start, in any case. */
  text?: string | undefined;
  /** Words that the error message of a failed job has, each from its start, in any case. */
  errorText?: string | undefined;
  errorCode?: string | undefined;
  /** Why a failed job failed. */
  reason?: FailureReason | undefined;
  /** Failed jobs that were, or were not, replayed. */
  replayed?: boolean | undefined;
  /** Jobs that repeat this one. */
  parentJobId?: string | undefined;
  /** Values that the parameters have. */
  params?: readonly ParamCondition[] | undefined;
}

/** A value at a place in the parameters. */
export interface ParamCondition {
  /** Names on the way; one that ends in `[]` stands for any element of an array. */
  path: readonly string[];
  /** As text; a number, `true`, `false` and `null` are compared as such, too. */
  value: string;
}

/** A position in the list: after this job. */
export interface JobPosition {
  /** Microseconds since 1970. */
  createdMicros: number;
  jobId: string;
}

export interface JobSearch {
  /** Most jobs to find; `null`: all. */
  limit: number | null;
  after?: JobPosition | undefined;
  /** Only some of these. */
  ids?: readonly string[] | undefined;
  /** Look no further than so many ended jobs back. */
  recent?: number | undefined;
  /** Only jobs that can be cancelled, retried or replayed now. */
  among?: keyof typeof AMONG | undefined;
}

/** Collects the values of a statement and answers their placeholders. */
class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

const LIVE = `status IN ('pending', 'in-progress')`;
const ENDED = 'finished_at IS NOT NULL';
const FAILED = `status = 'failed'`;

const AMONG = {
  cancellable: [[LIVE, 'cancel_requested_at IS NULL']],
  retryable: [
    [FAILED, ENDED, 'replayed_by IS NULL'],
    [`status = 'cancelled'`, ENDED, 'replayed_by IS NULL'],
  ],
  replayable: [[FAILED, ENDED, 'replayed_by IS NULL']],
} as const;

// Punctuation separates words; the migration has the same expressions, and the planner compares them letter by letter.
const SEPARATORS = `'"''\`{}[]()<>:;,.!?_-/\\@#=+*|&%$~^'`;
const WORDS = words(`coalesce("error_message", '') || ' ' || "params"::text`);
const ERROR_WORDS = words('"error_message"');
const RECORD_TYPE = `left("params" ->> 'recordType', 63)`;

/**
 * A statement that finds the newest jobs which fit a filter, as `id` and `micros`, in order.
 *
 * Ended jobs are many and never change: they have an index for each thing that can be looked for. Those that have not
 * ended are few, and change often: they have none of these indexes and are looked through. So the statement asks for
 * both apart, each in order and no more than the limit, and merges the answers.
 *
 * An inverted index (for words and parameters) has no order: all that fits is read and sorted. What is common is found
 * sooner among the `recent` jobs.
 */
export function findJobs(
  filter: JobFilter,
  { limit, after, ids, among, recent }: JobSearch,
): { text: string; values: unknown[] } {
  const values = new Values();
  const always = plainConditions(filter, values);
  if (ids !== undefined) always.push(`id = ANY(${values.add(ids)}::uuid[])`);
  const position: string[] = [];
  if (after !== undefined) {
    position.push(
      `(created_at, id) < (${instant(values.add(after.createdMicros))}, ${values.add(after.jobId)}::uuid)`,
    );
  }
  const order = `ORDER BY created_at DESC, id DESC LIMIT ${values.add(limit)}`;
  const branches = (among === undefined ? scopes(filter) : AMONG[among]).flatMap((scope) =>
    alternatives(filter, values).map((conditions) => {
      const where = [...scope, ...position, ...always, ...conditions].join(' AND ') || 'true';
      if (recent !== undefined) {
        const within = [...scope, ...position].join(' AND ') || 'true';
        const newest = `SELECT * FROM jobs WHERE ${within} ORDER BY created_at DESC, id DESC LIMIT ${values.add(recent)}`;
        return `(SELECT id, created_at FROM (${newest}) AS jobs WHERE ${where} ${order})`;
      }
      // Without the fence the planner takes every prefix of a word for common and walks through all jobs in order.
      const fitting = `SELECT id, created_at FROM jobs WHERE ${where}`;
      const fenced = searchesContent(filter) ? `SELECT * FROM (${fitting} OFFSET 0) AS fitting` : fitting;
      return `(${fenced} ${order})`;
    }),
  );
  const text = `SELECT id, (extract(epoch FROM created_at) * 1000000)::bigint AS micros
    FROM (${branches.join(' UNION ')}) AS found ${order}`;
  return { text, values: values.list };
}

/** Whether a filter asks for what only an inverted index can find. */
export function searchesContent({ text, errorText, params }: JobFilter): boolean {
  return text !== undefined || errorText !== undefined || params !== undefined;
}

/** The parts of the table that are asked apart. */
function scopes(filter: JobFilter): string[][] {
  const { status } = filter;
  if (status === 'pending' || status === 'in-progress') return [[]];
  if (status === 'failed' || isAboutFailures(filter)) return [[FAILED, ENDED]];
  if (status !== undefined) return [[ENDED]];
  if (filter.finishedFrom !== undefined || filter.finishedTo !== undefined) return [[ENDED]];
  const indexed = filter.kind ?? filter.tenant ?? filter.recordType ?? filter.text ?? filter.params;
  if (filter.errorCode !== undefined) return [[LIVE], [FAILED, ENDED]];
  return indexed === undefined ? [[]] : [[LIVE], [ENDED]];
}

function isAboutFailures({ reason, replayed, errorText }: JobFilter): boolean {
  return reason !== undefined || replayed !== undefined || errorText !== undefined;
}

function plainConditions(filter: JobFilter, values: Values): string[] {
  const { type, kind, status, tenant, createdFrom, createdTo, finishedFrom, finishedTo } = filter;
  const { text, errorText, errorCode, reason, replayed, parentJobId, params = [] } = filter;
  return [
    type !== undefined && `type = ${values.add(type)}`,
    kind !== undefined && `kind = ${values.add(kind)}`,
    // Not as a value: the planner must see that it implies the condition of an index.
    status !== undefined && `status = '${status}'`,
    // The second half lets the planner use the index of the jobs that have a tenant.
    tenant !== undefined && `tenant = ${values.add(tenant)} AND tenant <> ''`,
    createdFrom !== undefined && `created_at >= ${values.add(createdFrom)}`,
    createdTo !== undefined && `created_at < ${values.add(createdTo)}`,
    finishedFrom !== undefined && `finished_at >= ${values.add(finishedFrom)}`,
    finishedTo !== undefined && `finished_at < ${values.add(finishedTo)}`,
    // No job ends before it is created, and the order is that of creation.
    finishedTo !== undefined && `created_at < ${values.add(finishedTo)}`,
    text !== undefined && `${WORDS} @@ ${values.add(wordQuery(text))}::tsquery`,
    errorText !== undefined && `${ERROR_WORDS} @@ ${values.add(wordQuery(errorText))}::tsquery`,
    errorCode !== undefined && `error_code = ${values.add(errorCode)}`,
    reason !== undefined && `error_reason = ${values.add(reason)}`,
    replayed !== undefined && `replayed_by IS ${replayed ? 'NOT ' : ''}NULL`,
    parentJobId !== undefined && `parent_id = ${values.add(parentJobId)}`,
    ...params.map((condition) => paramCondition(condition, values)),
  ].filter((condition) => condition !== false);
}

/** Conditions of which one must hold; apart, because each has an index of its own. */
function alternatives({ recordType }: JobFilter, values: Values): string[][] {
  if (recordType === undefined) return [[]];
  const among = JSON.stringify({ recordTypes: [{ recordType }] });
  return [[`${RECORD_TYPE} = ${values.add(recordType)}`], [`params @> ${values.add(among)}::jsonb`]];
}

function paramCondition({ path, value }: ParamCondition, values: Values): string {
  const readings = [...new Set([JSON.stringify(value), ...literal(value)])];
  const conditions = readings.map((json) => `params @> ${values.add(nested(path, json))}::jsonb`);
  return `(${conditions.join(' OR ')})`;
}

function literal(value: string): string[] {
  return /^(?:true|false|null|-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?)$/.test(value) ? [value] : [];
}

/** The smallest document that has `json` at the path. */
function nested([step, ...rest]: readonly string[], json: string): string {
  if (step === undefined) return json;
  const inner = nested(rest, json);
  return step.endsWith('[]')
    ? `{${JSON.stringify(step.slice(0, -2))}:[${inner}]}`
    : `{${JSON.stringify(step)}:${inner}}`;
}

/** Only letters and digits reach the query, so it needs no escaping. */
function wordQuery(text: string): string {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => `${word}:*`).join(' & ');
}

function words(expression: string): string {
  const bounded = `left(${expression}, 8192)`;
  return `to_tsvector('simple', translate(${bounded}, ${SEPARATORS}, '${' '.repeat(32)}'))`;
}

function instant(micros: string): string {
  return `(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
}
