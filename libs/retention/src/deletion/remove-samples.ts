import type { Queryable } from '@app/database';

// The fields of a dataset name a sample by its hash, at whatever depth.
const SAMPLED_BY = `
  SELECT DISTINCT record_type AS "recordType" FROM sampled_columns
  JOIN datasets ON position(sha256 IN fields::text) > 0
  WHERE file_id = ANY ($1) ORDER BY 1`;

/** Values that no file's column has, no dataset's rows come from, and no job that has not ended may need. */
const UNUSED = `
  NOT EXISTS (SELECT 1 FROM sampled_columns WHERE sampled_columns.sha256 = sample.sha256)
  AND NOT EXISTS (SELECT 1 FROM datasets WHERE position(sample.sha256 IN fields::text) > 0)
  AND NOT EXISTS (SELECT 1 FROM jobs WHERE status IN ('pending', 'in-progress')
                    AND position(sample.sha256 IN params::text) > 0)`;

export const COUNT_UNUSED_SAMPLES = `SELECT count(*) AS n FROM value_samples AS sample WHERE ${UNUSED}`;
export const REMOVE_UNUSED_SAMPLES = `DELETE FROM value_samples AS sample WHERE ${UNUSED}`;

/**
 * Forgets the values that fields sampled from files, but for those without which rows that are there could not be
 * computed again. They go with those rows.
 * @returns the datasets whose rows have such values, in which they stay
 */
export async function removeSamples(client: Queryable, fileIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ recordType: string }>(SAMPLED_BY, [fileIds]);
  await client.query('DELETE FROM sampled_columns WHERE file_id = ANY ($1)', [fileIds]);
  await client.query(REMOVE_UNUSED_SAMPLES);
  return rows.map(({ recordType }) => recordType);
}
