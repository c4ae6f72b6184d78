import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@app/database';
import { JobRegistry } from '../execution/job-registry';
import { JobRunner } from '../execution/job-runner';
import { JobReader } from '../reading/job-reader';
import type { JobView } from '../reading/job-view';

/**
 * Runs one attempt of the job that is next: the smallest `priority` first, then the oldest, of the kinds that the app
 * has handlers for. It runs in this process, without the queue, and is settled as a worker would do it.
 * @returns the job afterwards; `pending` when the attempt failed and another one is due
 * @throws Error when no job is due
 */
export async function workOne(app: INestApplicationContext): Promise<JobView> {
  const kinds = app.get(JobRegistry).contracts.map(({ kind }) => kind);
  const { rows } = await app.get(Database).query<{ jobId: string; delivery: number }>(
    `SELECT id AS "jobId", delivery FROM jobs
     WHERE status = 'pending' AND run_at <= now() AND kind = ANY($1) ORDER BY priority, id LIMIT 1`,
    [kinds],
  );
  const [next] = rows;
  if (next === undefined) {
    throw new Error(`No job is due of the kinds that have a handler here: ${kinds.join(', ')}`);
  }
  await app.get(JobRunner).run(next);
  return app.get(JobReader).get(next.jobId);
}
