import type { Database, Queryable } from '@app/database';
import { type Category, countOf } from './category';

/** A table is named after the job that fills it. */
const JOB_ID = `substring(tablename FROM '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=_|$)')::uuid`;
// A day: a job that was just cancelled may still be run again by hand, and others may have to read what it left.
const LIVE = `SELECT 1 FROM jobs WHERE jobs.id = staged.job_id AND (finished_at IS NULL OR finished_at > now() - interval '1 day')`;
const ABANDONED = `
  FROM (SELECT tablename AS name, ${JOB_ID} AS job_id FROM pg_tables WHERE schemaname = 'staging') AS staged
  WHERE job_id IS NOT NULL AND NOT EXISTS (${LIVE})`;

/** Tables of replacements that were never finished nor discarded, and the receipts of their rows. */
export function stagingTables(database: Database): Category {
  return {
    name: 'stagingTables',
    count: (client: Queryable) => countOf(client, `SELECT count(*) AS n ${ABANDONED}`),
    async *batches() {
      const { rows } = await database.query<{ name: string; jobId: string }>(
        `SELECT name, job_id AS "jobId" ${ABANDONED} ORDER BY name`,
      );
      for (const { name, jobId } of rows) {
        yield await database.transaction(async (client) => {
          await client.query(`SET LOCAL lock_timeout = '1s'`);
          // The lock keeps the job from being run again until the table is gone.
          const job = await client.query<{ ended: boolean }>(
            'SELECT finished_at IS NOT NULL AS ended FROM jobs WHERE id = $1 FOR UPDATE',
            [jobId],
          );
          if (job.rows[0]?.ended === false) return 0;
          await client.query(`DROP TABLE IF EXISTS staging."${name}"`);
          await client.query(
            `DELETE FROM dataset_chunks WHERE job_id = $1
               AND NOT EXISTS (SELECT 1 FROM datasets WHERE datasets.incarnation = dataset_chunks.incarnation)`,
            [jobId],
          );
          return 1;
        });
      }
    },
  };
}
