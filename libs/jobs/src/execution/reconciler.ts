import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database } from '@app/database';
import type { QueueName } from '../contract/queues';
import { JobMetrics } from '../metrics/job-metrics';
import { DeliveryQueues } from '../queue/delivery-queues';
import { OutboxRelay } from '../queue/outbox-relay';

const SWEEP_MS = 1_000;
const BATCH = 200;
/** Milliseconds that a delivery may be out of sight before the queue is asked for it. */
const FORGOTTEN_AFTER_MS = 10_000;
/** It looks through every job that waits. */
const SWEEPS_BETWEEN_RESTORING = 60;

// A worker fell silent. The job keeps its attempt; the crash is counted until the next progress.
const REDELIVER_EXPIRED = `
  WITH expired AS (
    SELECT id, lease_token AS run, lease_owner AS owner FROM jobs
    WHERE status = 'in-progress' AND lease_until < now()
    ORDER BY lease_until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ), job AS (
    UPDATE jobs SET lease_owner = NULL, lease_until = NULL, crashes = crashes + 1, delivery = delivery + 1,
                    delivery_seen_at = now(), updated_at = now()
    FROM expired WHERE jobs.id = expired.id
    RETURNING jobs.id, delivery, queue, kind, tenant, priority, cancel_requested_at, attempts, attempt_started_at, run, owner
  ), attempt AS (
    INSERT INTO job_attempts (job_id, run, attempt, owner, started_at, error_code, error_message)
    SELECT id, run, attempts, owner, coalesce(attempt_started_at, now()), 'worker_crashed',
           'The worker fell silent while it ran the job'
    FROM job
    ON CONFLICT DO NOTHING
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, ungated)
    SELECT id, delivery, queue, kind, tenant, priority, cancel_requested_at IS NOT NULL FROM job
  )
  SELECT id, kind FROM job`;

// A worker of an older version takes a job and leaves the row.
const REMOVE_TAKEN = `
  DELETE FROM outbox USING jobs
  WHERE handed_at < now() - $1 * interval '1 millisecond' AND jobs.id = job_id
    AND (jobs.delivery <> outbox.delivery OR status NOT IN ('pending', 'in-progress') OR lease_until IS NOT NULL)`;

const FIND_OUT_OF_SIGHT = `
  SELECT job_id AS "jobId", delivery, queue FROM outbox
  WHERE handed_at < now() - $1 * interval '1 millisecond'
  ORDER BY handed_at LIMIT ${BATCH}`;

const MARK_SEEN = `
  UPDATE outbox SET handed_at = now()
  FROM unnest($1::uuid[], $2::int[]) AS seen (job_id, delivery)
  WHERE outbox.job_id = seen.job_id AND outbox.delivery = seen.delivery AND handed_at IS NOT NULL`;

// Everybody who needs both locks the job before its row in the outbox.
const REDELIVER_FORGOTTEN = `
  WITH missing AS (
    SELECT jobs.id, jobs.delivery
    FROM jobs JOIN unnest($1::uuid[], $2::int[]) AS asked (id, delivery)
      ON jobs.id = asked.id AND jobs.delivery = asked.delivery
    WHERE lease_until IS NULL AND status IN ('pending', 'in-progress')
    ORDER BY jobs.id FOR UPDATE OF jobs
  ), forgotten AS (
    DELETE FROM outbox USING missing
    WHERE outbox.job_id = missing.id AND outbox.delivery = missing.delivery AND handed_at IS NOT NULL
    RETURNING outbox.job_id
  ), job AS (
    UPDATE jobs SET delivery = jobs.delivery + 1, delivery_seen_at = now(), updated_at = now()
    FROM forgotten WHERE jobs.id = forgotten.job_id
    RETURNING jobs.id, jobs.delivery, queue, kind, tenant, priority, cancel_requested_at
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, ungated)
    SELECT id, delivery, queue, kind, tenant, priority, cancel_requested_at IS NOT NULL FROM job
  )
  SELECT id FROM job`;

// A relay of an older version takes the row away when the queue has the delivery. It comes back as handed over, and so
// the queue is asked for it.
const RESTORE_ROWS = `
  INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, ungated, handed_at, claimed_until)
  SELECT id, delivery, queue, kind, tenant, priority, cancel_requested_at IS NOT NULL, delivery_seen_at, 'infinity'
  FROM jobs
  WHERE status IN ('pending', 'in-progress') AND lease_until IS NULL
    AND delivery_seen_at < now() - $1 * interval '1 millisecond'
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.job_id = jobs.id)
  ORDER BY delivery_seen_at LIMIT ${BATCH}`;

const FORGET_TURNS = `DELETE FROM tenant_turns WHERE served_at < now() - interval '1 hour'`;

const EXPIRE_IDEMPOTENCY_KEYS = `
  WITH deduplicated AS (
    DELETE FROM deduplicated_requests WHERE idempotency_key IN (
      SELECT idempotency_key FROM deduplicated_requests WHERE created_at < now() - interval '24 hours'
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    )
  )
  UPDATE jobs SET idempotency_key = NULL, request_fingerprint = NULL
  WHERE id IN (
    SELECT id FROM jobs WHERE idempotency_key IS NOT NULL AND created_at < now() - interval '24 hours'
    ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )`;

interface OutOfSight {
  jobId: string;
  delivery: number;
  queue: QueueName;
}

/**
 * Compares the jobs table, which is the truth, with what is going on: brings back jobs whose worker fell silent
 * and jobs that the queue has forgotten (Redis restarted empty, flushed or evicting). Every worker runs one.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Reconciler.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private failing = false;
  private sweeps = 0;

  constructor(
    private readonly database: Database,
    private readonly queues: DeliveryQueues,
    private readonly relay: OutboxRelay,
    private readonly metrics: JobMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep().finally(() => (this.running = undefined));
    }, SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async sweep(): Promise<void> {
    try {
      const expired = await this.database.query<{ id: string; kind: string }>(REDELIVER_EXPIRED);
      for (const { kind } of expired.rows) this.metrics.addExpired(kind);
      if (expired.rows.length > 0) {
        this.logger.warn(
          { jobIds: expired.rows.map(({ id }) => id) },
          'Workers fell silent; their jobs go to others',
        );
      }
      if (this.sweeps++ % SWEEPS_BETWEEN_RESTORING === 0) {
        await this.database.query(RESTORE_ROWS, [FORGOTTEN_AFTER_MS]);
        await this.database.query(FORGET_TURNS);
      }
      const forgotten = await this.redeliverForgotten();
      await this.database.query(EXPIRE_IDEMPOTENCY_KEYS);
      if (expired.rows.length + forgotten > 0) this.relay.wake();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn({ err: error }, 'Cannot compare jobs and queue now');
      this.failing = true;
    }
  }

  private async redeliverForgotten(): Promise<number> {
    await this.database.query(REMOVE_TAKEN, [FORGOTTEN_AFTER_MS]);
    const { rows } = await this.database.query<OutOfSight>(FIND_OUT_OF_SIGHT, [FORGOTTEN_AFTER_MS]);
    if (rows.length === 0) return 0;
    const held = await Promise.all(rows.map((row) => this.queues.holds(row.queue, row)));
    await this.database.query(MARK_SEEN, columns(rows.filter((_, index) => held[index])));
    const forgotten = await this.database.query(
      REDELIVER_FORGOTTEN,
      columns(rows.filter((_, index) => !held[index])),
    );
    this.metrics.addForgotten(forgotten.rows.length);
    if (forgotten.rows.length > 0) {
      this.logger.warn(
        { jobIds: forgotten.rows.map(({ id }) => id as string) },
        'The queue forgot jobs; they are delivered again',
      );
    }
    return forgotten.rows.length;
  }
}

function columns(rows: readonly OutOfSight[]): [string[], number[]] {
  return [rows.map(({ jobId }) => jobId), rows.map(({ delivery }) => delivery)];
}
