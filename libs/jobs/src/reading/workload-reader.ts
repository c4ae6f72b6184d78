import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';

/** What is going on with a kind of job, in all processes. */
export interface KindWorkload {
  kind: string;
  paused: boolean;
  /** Due, and not on the queue yet. */
  waiting: number;
  /** Not due before a later time. */
  delayed: number;
  /** On the queue, and no worker has it yet. */
  delivered: number;
  /** A worker has it. */
  running: number;
  /** Seconds that the job which is due for longest has waited for a worker; 0 when none waits. */
  oldestWaitingSeconds: number;
  /** The same for what is not on the queue yet. */
  oldestUndeliveredSeconds: number;
}

/** What is going on in the service as a whole. */
export interface Workload {
  kinds: KindWorkload[];
  /** Failed jobs that nobody repeated, by the reason of their failure. Counted up to `MAX_DEAD_LETTERS`. */
  deadLetters: Record<string, number>;
  /** Worker processes that are connected to the database. */
  workers: number;
  /** Seconds that the question took. */
  readSeconds: number;
}

/** The newest dead letters, so that years of them cost no more. */
const MAX_DEAD_LETTERS = 10_000;
/** Milliseconds for which an answer is believed. */
const FRESH_MS = 5_000;
/** An answer that took long is believed for longer: the question never takes more than 2 % of the time. */
const FRESH_PER_READ = 50;
/** What the connections of a worker are called, before its name. */
export const WORKER_CONNECTION = 'veogen worker';

// What waits is in the outbox and what runs has a lease, so that jobs that ended are not looked at.
const READ = `
  WITH waits AS (
    SELECT kind,
           count(*) FILTER (WHERE handed_at IS NULL AND available_at <= now()) AS waiting,
           count(*) FILTER (WHERE handed_at IS NULL AND available_at > now()) AS delayed,
           count(*) FILTER (WHERE handed_at IS NOT NULL) AS delivered,
           min(available_at) FILTER (WHERE available_at <= now()) AS oldest,
           min(available_at) FILTER (WHERE available_at <= now() AND handed_at IS NULL) AS oldest_undelivered
    FROM outbox GROUP BY kind
  ), runs AS (
    SELECT kind, count(*) AS running FROM jobs WHERE status = 'in-progress' AND lease_until IS NOT NULL GROUP BY kind
  ), workload AS (
    SELECT kind, job_kinds.paused_at IS NOT NULL AS paused,
           coalesce(waiting, 0) AS waiting, coalesce(delayed, 0) AS delayed, coalesce(delivered, 0) AS delivered,
           coalesce(running, 0) AS running,
           coalesce(extract(epoch FROM now() - oldest), 0)::float8 AS "oldestWaitingSeconds",
           coalesce(extract(epoch FROM now() - oldest_undelivered), 0)::float8 AS "oldestUndeliveredSeconds"
    FROM job_kinds FULL JOIN waits USING (kind) FULL JOIN runs USING (kind)
  ), dead AS (
    SELECT coalesce(error_reason, 'exhausted') AS reason, count(*) AS jobs
    FROM (
      SELECT error_reason FROM jobs WHERE status = 'failed' AND replayed_by IS NULL
      ORDER BY created_at DESC, id DESC LIMIT ${MAX_DEAD_LETTERS}
    ) AS newest
    GROUP BY 1
  )
  SELECT coalesce((SELECT json_agg(workload ORDER BY kind) FROM workload), '[]') AS kinds,
         coalesce((SELECT json_object_agg(reason, jobs) FROM dead), '{}') AS "deadLetters",
         (SELECT count(DISTINCT regexp_replace(application_name, ' bulk$', '')) FROM pg_stat_activity
          WHERE datname = current_database() AND starts_with(application_name, '${WORKER_CONNECTION} ')) AS workers`;

/** Reads what is going on in the service as a whole, with one statement, and seldom however many ask. */
@Injectable()
export class WorkloadReader {
  private newest: Workload | undefined;
  private freshUntil = -Infinity;
  private reading: Promise<Workload> | undefined;

  constructor(private readonly database: Database) {}

  /** At most some seconds old. @throws DatabaseUnavailable */
  async read(): Promise<Workload> {
    if (this.newest !== undefined && performance.now() < this.freshUntil) return this.newest;
    this.reading ??= this.ask().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async ask(): Promise<Workload> {
    const asked = performance.now();
    const { rows } = await this.database.query<Omit<Workload, 'readSeconds'>>({
      name: 'read_workload',
      text: READ,
    });
    const answered = performance.now();
    this.newest = { ...rows[0]!, readSeconds: (answered - asked) / 1_000 };
    this.freshUntil = answered + Math.max(FRESH_MS, FRESH_PER_READ * (answered - asked));
    return this.newest;
  }
}
