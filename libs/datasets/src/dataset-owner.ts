import type { Queryable } from '@app/database';
import { DatasetNotOwned } from './datasets.errors';

/**
 * Makes sure that a job whose request was bound to a tenant finds no datasets of others under the names that it was
 * accepted for: between then and now, somebody else may have made one.
 * @throws DatasetNotOwned
 */
export async function assertOwnDatasets(
  client: Queryable,
  jobId: string,
  recordTypes: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ recordType: string }>(
    `SELECT record_type AS "recordType" FROM datasets JOIN jobs ON jobs.id = $1
     WHERE record_type = ANY($2) AND datasets.tenant <> jobs.bound_to
     ORDER BY record_type LIMIT 1`,
    [jobId, recordTypes],
  );
  if (rows[0] !== undefined) throw new DatasetNotOwned(rows[0].recordType);
}
