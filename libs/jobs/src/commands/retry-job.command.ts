import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@app/database';
import type { JobStatus } from '../contract/job-status';
import { JobEnqueuer } from '../enqueue/job-enqueuer';
import { JobAlreadyReplayed, JobNotEnded, JobNotFound } from '../jobs.errors';
import { OutboxRelay } from '../queue/outbox-relay';
import { changeSelected, countSelected, type JobSelection, type SelectionOutcome } from './job-selection';

/** Runs a failed or cancelled job again, from the start and with all its attempts. */
export class RetryJob extends Command<{ type: string; createdAt: Date }> {
  constructor(readonly jobId: string) {
    super();
  }
}

/** Runs many failed or cancelled jobs again. Others, and those that were replayed, are left alone. */
export class RetryJobs extends Command<SelectionOutcome<{ jobId: string }>> {
  constructor(readonly selection: JobSelection) {
    super();
  }
}

// Its deduplication key may be held by another job by now, so it comes back without one.
// Whatever the first life left behind was discarded when it ended, so the second starts clean. A cancelled job that has a
// result kept what it had done: it goes on from there.
const RETRY = `
  WITH held AS (
    SELECT id, status = 'cancelled' AND result IS NOT NULL AS kept FROM jobs
    WHERE id = ANY($1::uuid[]) AND status IN ('failed', 'cancelled') AND replayed_by IS NULL
    ORDER BY id FOR UPDATE
  ), job AS (
    UPDATE jobs SET
      status = 'pending', attempts = 0, crashes = 0, delivery = delivery + 1, run_at = now(), delivery_seen_at = now(),
      deduplication_key = NULL, cancel_requested_at = NULL, result = NULL, result_uri = NULL,
      checkpoint = CASE WHEN kept THEN checkpoint END, progress_done = CASE WHEN kept THEN progress_done ELSE 0 END,
      started_at = CASE WHEN kept THEN started_at END, attempt_started_at = NULL,
      error_code = NULL, error_message = NULL, error_retryable = NULL, error_reason = NULL,
      finished_at = NULL, updated_at = now()
    FROM held
    WHERE jobs.id = held.id AND jobs.status IN ('failed', 'cancelled') AND jobs.replayed_by IS NULL
    RETURNING jobs.id, type, created_at, delivery, queue, kind, tenant, priority, kept
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority)
    SELECT id, delivery, queue, kind, tenant, priority FROM job
  ), chunks AS (
    DELETE FROM job_chunks USING job WHERE job_chunks.job_id = job.id AND NOT kept
  ), shared AS (
    DELETE FROM shared_jobs USING job WHERE shared_jobs.job_id = job.id
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', 'pending', 'retried', true) FROM job
  ), notify AS (
    SELECT count(pg_notify('veogen_jobs', id::text)) FROM job
  )
  SELECT job.id AS "jobId", job.type, job.created_at AS "createdAt" FROM job LEFT JOIN notify ON true`;

interface RetriedJob {
  jobId: string;
  type: string;
  createdAt: Date;
}

@CommandHandler(RetryJob)
export class RetryJobHandler implements ICommandHandler<RetryJob> {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws JobNotFound JobNotEnded JobAlreadyReplayed */
  async execute({ jobId }: RetryJob): Promise<{ type: string; createdAt: Date }> {
    const [retried] = (await this.database.query<RetriedJob>(RETRY, [[jobId]])).rows;
    if (retried !== undefined) {
      this.relay.wake();
      return retried;
    }
    const [job] = (
      await this.database.query<{ status: JobStatus; replayed: boolean }>(
        'SELECT status, replayed_by IS NOT NULL AS replayed FROM jobs WHERE id = $1',
        [jobId],
      )
    ).rows;
    if (job === undefined) throw new JobNotFound(jobId);
    throw job.replayed ? new JobAlreadyReplayed(jobId) : new JobNotEnded(jobId, job.status);
  }
}

@CommandHandler(RetryJobs)
export class RetryJobsHandler implements ICommandHandler<RetryJobs> {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobEnqueuer,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws BacklogFull */
  async execute({ selection }: RetryJobs): Promise<SelectionOutcome<{ jobId: string }>> {
    await this.jobs.admit(await countSelected(this.database, selection, 'retryable'));
    return changeSelected(this.database, selection, 'retryable', async (jobIds) => {
      const { rows } = await this.database.query<RetriedJob>(RETRY, [jobIds]);
      this.relay.wake();
      return rows.map(({ jobId }) => ({ jobId }));
    });
  }
}
