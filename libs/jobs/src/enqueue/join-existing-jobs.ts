import type { Queryable } from '@app/database';
import type { JobStatus } from '../contract/job-status';
import type { NewJob } from './insert-jobs';

export interface ExistingJob {
  /** Position of the duplicate in what was asked. */
  index: number;
  jobId: string;
  type: string;
  status: JobStatus;
  createdAt: Date;
}

// The idempotency key of a duplicate is remembered beside the jobs: repeated when the job has ended, the request gets
// its first answer and not a job of its own.
const JOIN = `
  WITH input AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) WITH ORDINALITY
      AS t (type, deduplication_key, idempotency_key, request_fingerprint, position)
  ), holder AS (
    SELECT input.position, input.idempotency_key, input.request_fingerprint,
           job.id, job.type, job.status, job.created_at
    FROM input JOIN jobs AS job USING (type, deduplication_key)
    WHERE job.status IN ('pending', 'in-progress')
  ), remembered AS (
    INSERT INTO deduplicated_requests (idempotency_key, request_fingerprint, job_id)
    SELECT idempotency_key, request_fingerprint, id FROM holder WHERE idempotency_key IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  SELECT position - 1 AS index, id AS "jobId", type, status, created_at AS "createdAt" FROM holder`;

/** The jobs that hold the deduplication keys of `duplicates`; one whose holder has ended meanwhile is missing. */
export async function joinExistingJobs(
  client: Queryable,
  duplicates: readonly NewJob[],
): Promise<ExistingJob[]> {
  const values = (['type', 'deduplicationKey', 'idempotencyKey', 'requestFingerprint'] as const).map(
    (column) => duplicates.map((job) => job[column]),
  );
  return (await client.query<ExistingJob>(JOIN, values)).rows;
}
