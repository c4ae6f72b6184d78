import type { Queryable } from '@app/database';

/** More than any job gets between a backup and the loss of the database. */
const LEAP = 1_000_000;

// What is due later stays so.
const RESUME = `
  WITH job AS (
    UPDATE jobs SET
      lease_owner = NULL, lease_until = NULL, lease_token = lease_token + ${LEAP}, delivery = delivery + ${LEAP},
      delivery_seen_at = greatest(run_at, now()), updated_at = now()
    WHERE status IN ('pending', 'in-progress')
    RETURNING id, delivery, queue, kind, tenant, priority, run_at, cancel_requested_at
  ), outdated AS (
    DELETE FROM outbox
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, available_at, ungated)
    SELECT id, delivery, queue, kind, tenant, priority, greatest(run_at, now()), cancel_requested_at IS NOT NULL FROM job
  )
  SELECT count(*)::int AS n FROM job`;

/**
 * For a database that was restored: delivers every job that has not ended anew, and takes it from the worker that had it
 * at the time of the backup. Tokens and deliveries leap ahead of all that were given out after the backup, so that
 * workers and queues that still know of that time find that they are out of date.
 * @returns how many jobs there are
 */
export async function resumeOpenJobs(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ n: number }>(RESUME);
  return rows[0]?.n ?? 0;
}
