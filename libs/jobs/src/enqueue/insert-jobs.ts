import type { Queryable } from '@app/database';

/** A job about to be written. */
export interface NewJob {
  id: string;
  type: string;
  kind: string;
  queue: string;
  /** JSON text. */
  params: string;
  progressUnit: string;
  progressTotal: number | null;
  maxAttempts: number;
  timeoutMs: number;
  priority: number;
  /** Empty: for nobody in particular. */
  tenant: string;
  /** The tenant that the job may not reach beyond. */
  boundTo: string | null;
  /** `null`: now. */
  runAt: Date | null;
  idempotencyKey: string | null;
  requestFingerprint: Buffer | null;
  deduplicationKey: string | null;
  parentId: string | null;
  scheduleId: string | null;
  requestId: string | null;
  /** W3C `traceparent`. */
  traceParent: string | null;
}

export interface InsertedJob {
  id: string;
  createdAt: Date;
}

// One statement is one transaction: the job, its first event and its delivery exist together or not at all.
const INSERT_JOBS = `
  WITH input AS (
    SELECT * FROM unnest(
      $1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::int[], $9::bigint[],
      $10::int[], $11::timestamptz[], $12::text[], $13::bytea[], $14::text[],
      $15::uuid[], $16::uuid[], $17::text[], $18::text[], $19::text[], $20::text[]
    ) AS t (id, type, kind, queue, params, progress_unit, progress_total, max_attempts, timeout_ms,
            priority, run_at, idempotency_key, request_fingerprint, deduplication_key,
            parent_id, schedule_id, request_id, tenant, trace_parent, bound_to)
  ), repeating AS (
    SELECT DISTINCT ON (parent_id) id, parent_id FROM input WHERE parent_id IS NOT NULL ORDER BY parent_id, id
  ), allowed AS (
    -- Of two that repeat a job at the same time, the second waits here, and then finds that it is too late.
    SELECT repeating.id FROM jobs JOIN repeating ON repeating.parent_id = jobs.id
    WHERE jobs.replayed_by IS NULL
    FOR UPDATE OF jobs
  ), job AS (
    INSERT INTO jobs (id, type, kind, queue, params, progress_unit, progress_total, max_attempts, timeout_ms,
                      priority, run_at, delivery_seen_at, idempotency_key, request_fingerprint,
                      deduplication_key, parent_id, schedule_id, request_id, tenant, trace_parent, bound_to)
    SELECT id, type, kind, queue, params::jsonb, progress_unit, progress_total, max_attempts, timeout_ms,
           priority, coalesce(run_at, now()), coalesce(run_at, now()), idempotency_key, request_fingerprint,
           deduplication_key, parent_id, schedule_id, request_id, tenant, trace_parent, bound_to
    FROM input
    WHERE NOT EXISTS (SELECT 1 FROM deduplicated_requests AS earlier WHERE earlier.idempotency_key = input.idempotency_key)
      AND (parent_id IS NULL OR id IN (SELECT id FROM allowed))
    ON CONFLICT DO NOTHING
    RETURNING id, kind, queue, tenant, priority, run_at, delivery, created_at, parent_id
  ), replayed AS (
    UPDATE jobs SET replayed_by = job.id FROM job WHERE jobs.id = job.parent_id
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', 'pending') FROM job
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, available_at)
    SELECT id, delivery, queue, kind, tenant, priority, run_at FROM job
  )
  SELECT id, created_at AS "createdAt" FROM job`;

const COLUMNS: readonly (keyof NewJob)[] = [
  'id',
  'type',
  'kind',
  'queue',
  'params',
  'progressUnit',
  'progressTotal',
  'maxAttempts',
  'timeoutMs',
  'priority',
  'runAt',
  'idempotencyKey',
  'requestFingerprint',
  'deduplicationKey',
  'parentId',
  'scheduleId',
  'requestId',
  'tenant',
  'traceParent',
  'boundTo',
];

/**
 * Writes jobs with their first deliveries.
 * @returns those that were written; one whose idempotency key or deduplication key is taken, or whose parent was
 *   repeated, is missing
 */
export async function insertJobs(
  client: Queryable,
  jobs: readonly NewJob[],
): Promise<Map<string, InsertedJob>> {
  const values = COLUMNS.map((column) => jobs.map((job) => job[column]));
  const { rows } = await client.query<InsertedJob>({ name: 'insert_jobs', text: INSERT_JOBS, values });
  return new Map(rows.map((row) => [row.id, row]));
}
