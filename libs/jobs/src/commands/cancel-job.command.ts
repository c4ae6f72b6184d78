import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@app/database';
import { hasEnded, type JobStatus } from '../contract/job-status';
import { JobAlreadyEnded, JobNotFound } from '../jobs.errors';
import { JobMetrics } from '../metrics/job-metrics';
import { OutboxRelay } from '../queue/outbox-relay';
import { changeSelected, type JobSelection, type SelectionOutcome } from './job-selection';

/** Asks a job to stop. One that never started ends at once; a running one stops within two seconds. */
export class CancelJob extends Command<{ status: JobStatus }> {
  constructor(readonly jobId: string) {
    super();
  }
}

/** Asks many jobs to stop. Those that have ended, or were asked before, are left alone. */
export class CancelJobs extends Command<SelectionOutcome<{ jobId: string; status: JobStatus }>> {
  constructor(readonly selection: JobSelection) {
    super();
  }
}

// A job that ran before may have left rows behind: it is delivered at once, past every gate, so that its handler removes
// them.
const CANCEL = `
  WITH held AS (
    SELECT id FROM jobs WHERE id = ANY($1::uuid[]) AND status IN ('pending', 'in-progress') ORDER BY id FOR UPDATE
  ), job AS (
    UPDATE jobs SET
      cancel_requested_at = coalesce(cancel_requested_at, now()), updated_at = now(),
      status = CASE WHEN status = 'pending' AND started_at IS NULL THEN 'cancelled' ELSE status END,
      finished_at = CASE WHEN status = 'pending' AND started_at IS NULL THEN now() END,
      delivery = CASE WHEN status = 'pending' AND started_at IS NOT NULL THEN delivery + 1 ELSE delivery END,
      delivery_seen_at = CASE WHEN status = 'pending' AND started_at IS NOT NULL THEN now() ELSE delivery_seen_at END
    FROM held WHERE jobs.id = held.id AND jobs.status IN ('pending', 'in-progress')
    RETURNING jobs.id, status, delivery, queue, kind, tenant, priority
  ), outdated AS (
    DELETE FROM outbox USING job WHERE outbox.job_id = job.id AND job.status <> 'in-progress'
  ), let_pass AS (
    UPDATE outbox SET ungated = true FROM job WHERE outbox.job_id = job.id AND job.status = 'in-progress'
  ), redelivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, ungated)
    SELECT id, delivery, queue, kind, tenant, priority, true FROM job WHERE status = 'pending'
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', status, 'cancelRequested', true) FROM job
  ), notify AS (
    SELECT count(pg_notify('veogen_jobs', id::text)) FROM job
  )
  SELECT job.id AS "jobId", job.status, job.kind FROM job LEFT JOIN notify ON true`;

interface Cancelled {
  jobId: string;
  status: JobStatus;
  kind: string;
}

/** Of those that ran, the worker counts the end. */
function countEarly(metrics: JobMetrics, cancelled: readonly Cancelled[]): void {
  for (const { kind, status } of cancelled) if (hasEnded(status)) metrics.addCancelledEarly(kind);
}

@CommandHandler(CancelJob)
export class CancelJobHandler implements ICommandHandler<CancelJob> {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
    private readonly metrics: JobMetrics,
  ) {}

  /** @throws JobNotFound JobAlreadyEnded */
  async execute({ jobId }: CancelJob): Promise<{ status: JobStatus }> {
    const [cancelled] = (await this.database.query<Cancelled>(CANCEL, [[jobId]])).rows;
    if (cancelled !== undefined) {
      countEarly(this.metrics, [cancelled]);
      this.relay.wake();
      return { status: cancelled.status };
    }
    const [job] = (
      await this.database.query<{ status: JobStatus }>('SELECT status FROM jobs WHERE id = $1', [jobId])
    ).rows;
    if (job === undefined) throw new JobNotFound(jobId);
    // Between the two statements it cannot have come back to life.
    throw new JobAlreadyEnded(jobId, hasEnded(job.status) ? job.status : 'ended');
  }
}

@CommandHandler(CancelJobs)
export class CancelJobsHandler implements ICommandHandler<CancelJobs> {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
    private readonly metrics: JobMetrics,
  ) {}

  async execute({ selection }: CancelJobs): Promise<SelectionOutcome<{ jobId: string; status: JobStatus }>> {
    return changeSelected(this.database, selection, 'cancellable', async (jobIds) => {
      const { rows } = await this.database.query<Cancelled>(CANCEL, [jobIds]);
      countEarly(this.metrics, rows);
      this.relay.wake();
      return rows.map(({ jobId, status }) => ({ jobId, status }));
    });
  }
}
