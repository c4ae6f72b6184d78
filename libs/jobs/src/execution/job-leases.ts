import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, isUnavailable, type Queryable } from '@app/database';
import type { FailureReason } from '../contract/failure-reason';
import type { Delivery } from '../contract/job-contract';
import { GroupCommit } from '../group-commit';
import type { JobOutcome, JobProgress } from './job-handler';
import type { ClaimedJob } from './lease';
import { MAX_CRASHES } from './max-crashes';
import { sessionName } from './session-name';

/** How an attempt ended, as it is written into the job's row. */
export type Settlement =
  | { status: 'completed'; outcome: JobOutcome }
  | { status: 'failed'; error: JobFailure; reason: FailureReason }
  | { status: 'retry'; error: JobFailure; retryInMs: number; usesAttempt: boolean }
  | { status: 'snoozed'; delayMs: number }
  | { status: 'cancelled'; kept: JobOutcome | undefined }
  | { status: 'released' };

export interface JobFailure {
  code: string;
  message: string;
  retryable: boolean;
}

/** Their ids are one notification, which PostgreSQL bounds at 8,000 bytes. */
const MAX_GROUP = 200;
/** A worker claims and completes at the same time anyway; one of each makes the groups larger. */
const MAX_CONCURRENT = 1;

// Statements on many jobs lock them in one order, so that no two of them wait for each other. LATERAL makes the planner
// look up each job by its id: from its statistics, which know nothing of the last seconds, it would rather look through
// all jobs of a status. OFFSET 0 keeps the status out of that look: the plan is kept, and one that was made when the
// table was empty may ask the index of the status, with all its dead entries, for every job.

// Taking over a job whose lease ran out continues the attempt; only a fresh start counts as another one.
// The queue may deliver again, and so bring the successor, before the reconciler has seen that the lease ran out.
const CLAIM = `
  WITH before AS (
    SELECT found.*, position
    FROM (
      SELECT * FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS given (id, delivery, position) ORDER BY id
    ) AS asked CROSS JOIN LATERAL (
      SELECT id, lease_token AS run, lease_owner AS owner, attempts, attempt_started_at,
             status = 'in-progress' AND lease_until < now() AS crashed
      FROM jobs
      WHERE jobs.id = asked.id AND jobs.delivery = asked.delivery
        AND (status = 'pending' OR (status = 'in-progress' AND (lease_until IS NULL OR lease_until < now())))
      FOR UPDATE
    ) AS found
  ), job AS (
    UPDATE jobs SET
      crashes = crashes + CASE WHEN crashed THEN 1 ELSE 0 END,
      status = 'in-progress', attempts = jobs.attempts + CASE WHEN status = 'pending' THEN 1 ELSE 0 END,
      lease_token = lease_token + 1, lease_owner = $3, lease_until = now() + $4 * interval '1 millisecond',
      started_at = coalesce(started_at, now()), updated_at = now(),
      attempt_started_at = CASE
        WHEN status = 'pending' OR jobs.attempt_started_at IS NULL THEN now() ELSE jobs.attempt_started_at END,
      error_code = NULL, error_message = NULL, error_retryable = NULL
    FROM before WHERE jobs.id = before.id
      AND (cancel_requested_at IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM job_kinds WHERE job_kinds.kind = jobs.kind AND paused_at IS NOT NULL))
    RETURNING jobs.*, before.position,
      CASE WHEN jobs.attempts > before.attempts THEN extract(epoch FROM now() - jobs.run_at)::float8 END AS waited,
      before.crashed AS taken_over
  ), taken AS (
    DELETE FROM outbox WHERE job_id = ANY (ARRAY(SELECT id FROM job))
  ), crash AS (
    INSERT INTO job_attempts (job_id, run, attempt, owner, started_at, error_code, error_message)
    SELECT id, run, before.attempts, owner, coalesce(before.attempt_started_at, started_at), 'worker_crashed',
           'The worker fell silent while it ran the job'
    FROM job JOIN before USING (id, position) WHERE crashed
    ON CONFLICT DO NOTHING
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', status, 'attempts', attempts) FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', string_agg(id::text, ' ')) FROM job HAVING count(*) > 0
  )
  SELECT position, id, kind, params, checkpoint, attempts, max_attempts AS "maxAttempts",
         timeout_ms AS "timeoutMs", crashes, lease_token AS token, started_at AS "startedAt",
         cancel_requested_at IS NOT NULL AS "cancelRequested", request_id AS "requestId",
         trace_parent AS "traceParent",
         waited AS "waitedSeconds", taken_over AS "takenOver",
         EXISTS (
           SELECT 1 FROM outbox WHERE handed_at IS NULL
           ORDER BY queue, kind, tenant, priority, available_at, id LIMIT 1
         ) AS "othersWait"
  FROM job LEFT JOIN notify ON true`;

// The queue had the delivery already when its kind was paused: it goes back to the outbox, where the gate keeps it.
// Whether the kind is still paused is the gate's to say; if it is not, the delivery goes out again at once.
const RETURN_REFUSED = `
  WITH refused AS (
    SELECT found.id
    FROM (SELECT * FROM unnest($1::uuid[], $2::int[]) AS given (id, delivery) ORDER BY id) AS asked
    CROSS JOIN LATERAL (
      SELECT id FROM jobs
      WHERE jobs.id = asked.id AND jobs.delivery = asked.delivery
        AND status IN ('pending', 'in-progress') AND lease_until IS NULL
      FOR UPDATE
    ) AS found
  ), job AS (
    UPDATE jobs SET delivery = delivery + 1, delivery_seen_at = now()
    FROM refused WHERE jobs.id = refused.id
    RETURNING jobs.id, delivery, queue, kind, tenant, priority
  ), outdated AS (
    DELETE FROM outbox USING job WHERE outbox.job_id = job.id
  )
  INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority)
  SELECT id, delivery, queue, kind, tenant, priority FROM job`;

const RENEW = `
  WITH held AS (
    SELECT found.id, position
    FROM (
      SELECT * FROM unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY AS given (id, token, position) ORDER BY id
    ) AS asked CROSS JOIN LATERAL (
      SELECT id, lease_token, status, lease_owner FROM jobs WHERE jobs.id = asked.id OFFSET 0 FOR UPDATE
    ) AS found
    WHERE lease_token = token AND status = 'in-progress' AND lease_owner IS NOT NULL
  )
  UPDATE jobs SET lease_until = now() + $3 * interval '1 millisecond'
  FROM held WHERE jobs.id = held.id
  RETURNING held.position, jobs.cancel_requested_at IS NOT NULL AS "cancelRequested"`;

// A worker that froze or was cut off keeps the locks of its transaction for as long as its connection lasts, and its
// successor, who writes the same rows, would wait for it: who holds the lease ends the connections of those before it.
// And no transaction may stand idle for longer than the lease that it relies on. The name of the job's connections is the
// beginning of the names of those that write a chunk of it.
const BEGIN = `
  SELECT set_config('application_name', $3, true), set_config('idle_in_transaction_session_timeout', $4, true),
         (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = current_database() AND starts_with(application_name, $3) AND pid <> pg_backend_pid())
  FROM jobs WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL`;

// Progress also proves that the job does not kill its workers at one spot.
const SAVE = `
  WITH job AS (
    UPDATE jobs SET
      progress_total = coalesce($4, progress_total),
      progress_done = least(coalesce($3, progress_done), coalesce($4, progress_total, $3, progress_done)),
      checkpoint = coalesce($5::jsonb, checkpoint), crashes = 0, updated_at = now()
    WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL
    RETURNING id, progress_done, progress_total, progress_unit
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'progress', jsonb_build_object('done', progress_done, 'total', progress_total, 'unit', progress_unit)
    FROM job WHERE $3::bigint IS NOT NULL
  ), notify AS (
    SELECT pg_notify('veogen_jobs', id::text) FROM job
  )
  SELECT id FROM job LEFT JOIN notify ON true`;

// A handler that does not stop may be anywhere: its connections are ended and its token is outdated, so that whatever
// it still does, it does for nothing. The lease stays with this process, which has to end the job.
const END_CONNECTIONS = `
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE datname = current_database() AND starts_with(application_name, $1) AND pid <> pg_backend_pid()`;
const OUTDATE = `
  UPDATE jobs SET lease_token = lease_token + 1, lease_until = now() + $3 * interval '1 millisecond'
  WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL
  RETURNING lease_token AS token`;

// A worker that lost its lease and is alive did not die of the job.
const SURVIVED = `
  WITH crash AS (
    DELETE FROM job_attempts WHERE job_id = $1 AND run = $2 AND error_code = 'worker_crashed' RETURNING job_id
  )
  UPDATE jobs SET crashes = greatest(crashes - 1, 0) FROM crash WHERE jobs.id = crash.job_id`;

const COMPLETE = `
  WITH done AS (
    SELECT found.id, position, uri, outcome
    FROM (
      SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[])
        WITH ORDINALITY AS given (id, token, uri, outcome, position)
      ORDER BY id
    ) AS asked CROSS JOIN LATERAL (
      SELECT id, lease_token, status, lease_owner FROM jobs WHERE jobs.id = asked.id OFFSET 0 FOR UPDATE
    ) AS found
    WHERE lease_token = token AND status = 'in-progress' AND lease_owner IS NOT NULL
  ), job AS (
    UPDATE jobs SET
      status = 'completed', result_uri = uri, result = outcome::jsonb,
      error_code = NULL, error_message = NULL, error_retryable = NULL, error_reason = NULL,
      progress_done = coalesce(progress_total, progress_done),
      progress_total = coalesce(progress_total, progress_done),
      lease_owner = NULL, lease_until = NULL, finished_at = now(), updated_at = now()
    FROM done WHERE jobs.id = done.id
    RETURNING jobs.id, done.position
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', 'completed') FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', string_agg(id::text, ' ')) FROM job HAVING count(*) > 0
  )
  SELECT position FROM job LEFT JOIN notify ON true`;

// Crashes of the job were written down when they were noticed; those of a chunk were not.
const END = `
  WITH ended AS (
    SELECT lease_owner AS owner FROM jobs WHERE id = $1
  ), job AS (
    UPDATE jobs SET
      status = $3, result_uri = $4, result = $5::jsonb, error_code = $6, error_message = $7, error_retryable = $8,
      error_reason = $9,
      lease_owner = NULL, lease_until = NULL, finished_at = now(), updated_at = now()
    WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL
    RETURNING *
  ), attempt AS (
    INSERT INTO job_attempts (job_id, run, attempt, owner, started_at, error_code, error_message)
    SELECT id, lease_token, attempts, ended.owner, coalesce(attempt_started_at, started_at), error_code, error_message
    FROM job, ended WHERE status = 'failed' AND (error_reason <> 'poison' OR crashes < ${MAX_CRASHES})
    ON CONFLICT DO NOTHING
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_strip_nulls(jsonb_build_object('status', status, 'error', error_code)) FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', id::text) FROM job
  )
  SELECT id FROM job LEFT JOIN notify ON true`;

// The next delivery is written together with the end of this attempt: the job cannot fall between the two.
const REDELIVER = `
  WITH ended AS (
    SELECT lease_owner AS owner FROM jobs WHERE id = $1
  ), job AS (
    UPDATE jobs SET
      status = $3, attempts = attempts - $9::int,
      error_code = $4, error_message = $5, error_retryable = $6,
      run_at = now() + $7 * interval '1 millisecond',
      delivery_seen_at = now() + $7 * interval '1 millisecond', delivery = delivery + 1,
      lease_owner = NULL, lease_until = NULL, updated_at = now()
    WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL
    RETURNING *
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, available_at, ungated)
    SELECT id, delivery, queue, kind, tenant, priority, run_at, cancel_requested_at IS NOT NULL FROM job
  ), attempt AS (
    INSERT INTO job_attempts (job_id, run, attempt, owner, started_at, error_code, error_message)
    SELECT id, lease_token, attempts, ended.owner, coalesce(attempt_started_at, started_at), error_code, error_message
    FROM job, ended WHERE error_code IS NOT NULL AND $9::int = 0
    ON CONFLICT DO NOTHING
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, $8::text, jsonb_strip_nulls(jsonb_build_object('status', status, 'error', error_code, 'runAt', run_at))
    FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', id::text) FROM job
  )
  SELECT id FROM job LEFT JOIN notify ON true`;

/**
 * Takes jobs, keeps them and ends them. Every write is fenced by the lease's token. What happens to many jobs at the
 * same moment is one statement: a commit for each would be most of the work of a short job.
 */
@Injectable()
export class JobLeases {
  /** Names this process in `jobs.lease_owner`. */
  readonly owner = `${hostname()}:${process.pid}`;

  private readonly claims: GroupCommit<Delivery, ClaimedJob | undefined>;
  private readonly completions: GroupCommit<Completion, boolean>;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {
    const blamesItem = (error: unknown): boolean => !isUnavailable(error);
    this.claims = new GroupCommit(
      (deliveries) => this.claimAll(deliveries),
      blamesItem,
      MAX_GROUP,
      MAX_CONCURRENT,
    );
    this.completions = new GroupCommit(
      (completions) => this.completeAll(completions),
      blamesItem,
      MAX_GROUP,
      MAX_CONCURRENT,
    );
  }

  /** The job, now held by this process; `undefined` when this delivery is out of date or another worker has it. */
  claim(delivery: Delivery): Promise<ClaimedJob | undefined> {
    return this.claims.add(delivery);
  }

  /** Prolongs leases; those that are missing from the answer are lost. The value says whether to cancel. */
  async renew<J extends Pick<ClaimedJob, 'id' | 'token'>>(jobs: readonly J[]): Promise<Map<J, boolean>> {
    const values = [jobs.map(({ id }) => id), jobs.map(({ token }) => token), this.config.jobs.leaseMs];
    const { rows } = await this.database.query<{ position: number; cancelRequested: boolean }>(RENEW, values);
    return new Map(rows.map(({ position, cancelRequested }) => [jobs[position - 1] as J, cancelRequested]));
  }

  /** Makes a transaction known as one of this job's, and ends those of earlier holders. @returns whether the lease holds */
  async begin(client: Queryable, { id, token }: Pick<ClaimedJob, 'id' | 'token'>): Promise<boolean> {
    const values = [id, token, sessionName(id), `${this.config.jobs.leaseMs}`];
    return (await client.query(BEGIN, values)).rowCount === 1;
  }

  /** Writes progress and checkpoint. @returns whether the lease still held */
  async save(
    client: Queryable,
    job: Pick<ClaimedJob, 'id' | 'token'>,
    state: { progress?: JobProgress; checkpoint?: unknown },
  ): Promise<boolean> {
    const { progress, checkpoint } = state;
    const values = [
      job.id,
      job.token,
      progress?.done ?? null,
      progress?.total ?? null,
      checkpoint === undefined ? null : JSON.stringify(checkpoint),
    ];
    return (await client.query(SAVE, values)).rowCount === 1;
  }

  /** What was last saved, by this attempt or an earlier one. */
  async readCheckpoint(jobId: string): Promise<unknown> {
    const { rows } = await this.database.query<{ checkpoint: unknown }>(
      'SELECT checkpoint FROM jobs WHERE id = $1',
      [jobId],
    );
    return rows[0]?.checkpoint ?? null;
  }

  /**
   * Takes the job away from a handler that does not stop. From then on `job` has a newer token.
   * @returns whether the lease still held
   */
  async outdateHandler(job: Pick<ClaimedJob, 'id' | 'token'>): Promise<boolean> {
    await this.database.query(END_CONNECTIONS, [sessionName(job.id)]);
    const values = [job.id, job.token, this.config.jobs.leaseMs];
    const [outdated] = (await this.database.query<{ token: number }>(OUTDATE, values)).rows;
    if (outdated !== undefined) job.token = outdated.token;
    return outdated !== undefined;
  }

  /** Takes back that the worker was thought dead, after it lost the lease. */
  async tellSurvived({ id, token }: Pick<ClaimedJob, 'id' | 'token'>): Promise<void> {
    await this.database.query(SURVIVED, [id, token]);
  }

  /** Ends the attempt. @returns whether the lease still held; if not, nothing was written */
  async settle(job: Pick<ClaimedJob, 'id' | 'token'>, settlement: Settlement): Promise<boolean> {
    if (settlement.status === 'completed') {
      const { id, token } = job;
      return this.completions.add({ id, token, outcome: settlement.outcome });
    }
    const { text, values } = settlementStatement(settlement);
    return (await this.database.query(text, [job.id, job.token, ...values])).rowCount === 1;
  }

  private async claimAll(deliveries: readonly Delivery[]): Promise<(ClaimedJob | undefined)[]> {
    const { rows } = await this.database.query<ClaimedJob & { position: number }>({
      name: 'claim_jobs',
      text: CLAIM,
      values: [...deliveryColumns(deliveries), this.owner, this.config.jobs.leaseMs],
    });
    const claimed = new Map(rows.map(({ position, ...job }) => [position - 1, job]));
    const refused = deliveries.filter((_, index) => !claimed.has(index));
    if (refused.length > 0) await this.database.query(RETURN_REFUSED, deliveryColumns(refused));
    return deliveries.map((_, index) => claimed.get(index));
  }

  private async completeAll(completions: readonly Completion[]): Promise<boolean[]> {
    const { rows } = await this.database.query<{ position: number }>({
      name: 'complete_jobs',
      text: COMPLETE,
      values: [
        completions.map(({ id }) => id),
        completions.map(({ token }) => token),
        completions.map(({ outcome }) => outcome.resultUri),
        completions.map(({ outcome }) => JSON.stringify(outcome.result)),
      ],
    });
    const completed = new Set(rows.map(({ position }) => position - 1));
    return completions.map((_, index) => completed.has(index));
  }
}

interface Completion {
  id: string;
  token: number;
  outcome: JobOutcome;
}

function settlementStatement(settlement: Exclude<Settlement, { status: 'completed' }>): {
  text: string;
  values: unknown[];
} {
  switch (settlement.status) {
    case 'cancelled':
      return { text: END, values: ['cancelled', ...outcomeValues(settlement.kept), ...NO_ERROR, null] };
    case 'failed':
      return {
        text: END,
        values: ['failed', null, null, ...errorValues(settlement.error), settlement.reason],
      };
    case 'retry':
      return {
        text: REDELIVER,
        values: [
          'pending',
          ...errorValues(settlement.error),
          settlement.retryInMs,
          'retry',
          settlement.usesAttempt ? 0 : 1,
        ],
      };
    case 'snoozed':
      return { text: REDELIVER, values: ['pending', ...NO_ERROR, settlement.delayMs, 'snooze', 1] };
    case 'released':
      // Still in progress: the worker that takes it next continues this attempt.
      return { text: REDELIVER, values: ['in-progress', ...NO_ERROR, 0, 'retry', 0] };
  }
}

function deliveryColumns(deliveries: readonly Delivery[]): [string[], number[]] {
  return [deliveries.map(({ jobId }) => jobId), deliveries.map(({ delivery }) => delivery)];
}

const NO_ERROR = [null, null, null];

function errorValues({ code, message, retryable }: JobFailure): unknown[] {
  return [code, message, retryable];
}

function outcomeValues(outcome: JobOutcome | undefined): unknown[] {
  return outcome === undefined ? [null, null] : [outcome.resultUri, JSON.stringify(outcome.result)];
}
