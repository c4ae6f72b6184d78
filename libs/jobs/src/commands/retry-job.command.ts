import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@app/database';
import type { JobStatus } from '../contract/job-status';
import { JobNotEnded, JobNotFound } from '../jobs.errors';
import { OutboxRelay } from '../queue/outbox-relay';

/** Runs a failed or cancelled job again, from the start and with all its attempts. */
export class RetryJob extends Command<{ type: string; createdAt: Date }> {
  constructor(readonly jobId: string) {
    super();
  }
}

// Its deduplication key may be held by another job by now, so it comes back without one.
// Whatever the first life left behind was discarded when it ended, so the second starts clean.
const RETRY = `
  WITH job AS (
    UPDATE jobs SET
      status = 'pending', attempts = 0, crashes = 0, delivery = delivery + 1, run_at = now(), delivery_seen_at = now(),
      deduplication_key = NULL, cancel_requested_at = NULL, checkpoint = NULL, progress_done = 0, result = NULL, result_uri = NULL,
      error_code = NULL, error_message = NULL, error_retryable = NULL,
      started_at = NULL, finished_at = NULL, updated_at = now()
    WHERE id = $1 AND status IN ('failed', 'cancelled')
    RETURNING id, type, created_at, delivery, queue, kind, priority
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, priority)
    SELECT id, delivery, queue, kind, priority FROM job
  ), chunks AS (
    DELETE FROM job_chunks USING job WHERE job_chunks.job_id = job.id
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', 'pending', 'retried', true) FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', id::text) FROM job
  )
  SELECT job.type, job.created_at AS "createdAt" FROM job LEFT JOIN notify ON true`;

@CommandHandler(RetryJob)
export class RetryJobHandler implements ICommandHandler<RetryJob> {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws JobNotFound JobNotEnded */
  async execute({ jobId }: RetryJob): Promise<{ type: string; createdAt: Date }> {
    const [retried] = (await this.database.query<{ type: string; createdAt: Date }>(RETRY, [jobId])).rows;
    if (retried !== undefined) {
      this.relay.wake();
      return retried;
    }
    const [job] = (
      await this.database.query<{ status: JobStatus }>('SELECT status FROM jobs WHERE id = $1', [jobId])
    ).rows;
    throw job === undefined ? new JobNotFound(jobId) : new JobNotEnded(jobId, job.status);
  }
}
