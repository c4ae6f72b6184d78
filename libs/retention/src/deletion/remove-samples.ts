import type { Queryable } from '@app/database';

// The fields of a dataset name a sample by its hash, at whatever depth. Jobs that have not ended may still need it.
const SAMPLED_BY = `
  SELECT DISTINCT record_type AS "recordType" FROM sampled_columns
  JOIN datasets ON position(sha256 IN fields::text) > 0
  WHERE file_id = $1 ORDER BY 1`;

const REMOVE = `
  WITH forgotten AS (
    DELETE FROM sampled_columns WHERE file_id = $1 RETURNING sha256
  )
  DELETE FROM value_samples USING forgotten
  WHERE value_samples.sha256 = forgotten.sha256
    AND NOT EXISTS (SELECT 1 FROM sampled_columns AS other
                    WHERE other.sha256 = forgotten.sha256 AND other.file_id <> $1)
    AND NOT EXISTS (SELECT 1 FROM datasets WHERE position(forgotten.sha256 IN fields::text) > 0)
    AND NOT EXISTS (SELECT 1 FROM jobs WHERE status IN ('pending', 'in-progress')
                      AND position(forgotten.sha256 IN params::text) > 0)`;

/**
 * Forgets the values that fields sampled from a file, but for those without which rows that are there could not be
 * computed again.
 * @returns the datasets whose rows have such values, in which they stay
 */
export async function removeSamples(client: Queryable, fileId: string): Promise<string[]> {
  const { rows } = await client.query<{ recordType: string }>(SAMPLED_BY, [fileId]);
  await client.query(REMOVE, [fileId]);
  return rows.map(({ recordType }) => recordType);
}
