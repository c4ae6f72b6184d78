import type { Database, Queryable } from '@app/database';
import { type Category, countOf, untilNone } from './category';
import type { JobArchive } from './job-archive';

/** Few enough that a statement with all that goes with these jobs takes some 10 ms, and that an archive fits into memory. */
const BATCH = 500;

const ENDED = {
  jobs: `status IN ('completed', 'cancelled')`,
  deadLetters: `status = 'failed'`,
} as const;

/**
 * Jobs that ended long ago, with their events, attempts and chunks. What they made stays: datasets and receipts name
 * them by their ids, files have an age of their own.
 * @param archive where they are written before; default: nowhere
 */
export function endedJobs(
  database: Database,
  name: keyof typeof ENDED,
  days: number,
  archive?: JobArchive,
): Category {
  const aged = `${ENDED[name]} AND finished_at < now() - $1 * interval '1 day'`;
  const first = `SELECT id FROM jobs WHERE ${aged} ORDER BY finished_at LIMIT ${BATCH}`;

  const removeThem = async (): Promise<number> =>
    (await database.query(removal(`${first} FOR UPDATE SKIP LOCKED`), [days])).rowCount ?? 0;

  const archiveAndRemoveThem = async (to: JobArchive): Promise<number> => {
    const { rows } = await database.query<{ id: string }>(first, [days]);
    const ids = rows.map(({ id }) => id);
    // What was run again since it was read is not removed, though it is in the archive.
    const locked = `SELECT id FROM jobs WHERE ${aged} AND id = ANY ($2) FOR UPDATE SKIP LOCKED`;
    return to.write(ids, async (client) => (await client.query(removal(locked), [days, ids])).rowCount ?? 0);
  };

  return {
    name,
    count: (client: Queryable) => countOf(client, `SELECT count(*) AS n FROM jobs WHERE ${aged}`, [days]),
    batches: () => untilNone(() => (archive === undefined ? removeThem() : archiveAndRemoveThem(archive))),
  };
}

/** @param due a statement that gives the ids of the jobs, locked */
function removal(due: string): string {
  return `
    WITH due AS (${due}), file AS (
      UPDATE stored_files SET job_id = NULL FROM due WHERE job_id = due.id
    )
    DELETE FROM jobs USING due WHERE jobs.id = due.id`;
}
