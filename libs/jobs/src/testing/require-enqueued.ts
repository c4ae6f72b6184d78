import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '@app/database';
import type { JobContract } from '../contract/job-contract';

/** A job as it waits in the database. */
export interface Enqueued<P> {
  jobId: string;
  params: P;
  status: string;
  priority: number;
  maxAttempts: number;
  runAt: Date;
}

/**
 * Requires that exactly one job of this kind was enqueued, whatever became of it since.
 * @param expected parameters that it must have; those not named may be anything
 * @param client the transaction to look in, for jobs that are not committed yet
 * @throws Error listing the jobs of the kind when there is none like it, or several
 */
export async function requireEnqueued<P>(
  client: Queryable,
  contract: JobContract<P>,
  expected: Partial<P> = {},
): Promise<Enqueued<P>> {
  const { rows } = await client.query<Enqueued<unknown>>(
    `SELECT id AS "jobId", params, status, priority, max_attempts AS "maxAttempts", run_at AS "runAt"
     FROM jobs WHERE kind = $1 ORDER BY id`,
    [contract.kind],
  );
  const jobs = rows.map((row) => ({ ...row, params: contract.params.parse(row.params) }));
  const found = jobs.filter(({ params }) =>
    Object.entries(expected).every(([name, value]) =>
      isDeepStrictEqual((params as Record<string, unknown>)[name], value),
    ),
  );
  const [job] = found;
  if (job !== undefined && found.length === 1) return job;
  const listed = jobs.map(({ params, status }) => `\n  ${status} ${JSON.stringify(params)}`).join('');
  throw new Error(
    `Expected one job of kind "${contract.kind}" with ${JSON.stringify(expected)}, found ${found.length}. Jobs of this kind:${listed || ' none'}`,
  );
}
