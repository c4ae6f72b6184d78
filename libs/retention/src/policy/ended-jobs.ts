import type { Database, Queryable } from '@app/database';
import { type Category, countOf, untilNone } from './category';
import type { JobArchive } from './job-archive';

/** Few enough that a statement with all that goes with these jobs takes some 10 ms, and that an archive fits into memory. */
const BATCH = 500;

const ENDED = {
  jobs: `status IN ('completed', 'cancelled')`,
  deadLetters: `status = 'failed'`,
} as const;

// Files before jobs, and each in the order of their ids, as everybody locks them who changes both.
const FORGET_IN_FILES = `
  WITH file AS (SELECT id FROM stored_files WHERE job_id = ANY ($1) ORDER BY id FOR UPDATE)
  UPDATE stored_files SET job_id = NULL FROM file WHERE stored_files.id = file.id`;

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

  const find = async (): Promise<string[]> => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM jobs WHERE ${aged} ORDER BY finished_at LIMIT ${BATCH}`,
      [days],
    );
    return rows.map(({ id }) => id);
  };
  // What was run again since it was found stays, also if it is in an archive.
  const remove = async (client: Queryable, ids: readonly string[]): Promise<number> => {
    await client.query(FORGET_IN_FILES, [ids]);
    const { rowCount } = await client.query(
      `WITH due AS (SELECT id FROM jobs WHERE ${aged} AND id = ANY ($2) FOR UPDATE SKIP LOCKED)
       DELETE FROM jobs USING due WHERE jobs.id = due.id`,
      [days, ids],
    );
    return rowCount ?? 0;
  };
  const removeBatch = async (): Promise<number> => {
    const ids = await find();
    if (ids.length === 0) return 0;
    return archive === undefined
      ? database.transaction((client) => remove(client, ids))
      : archive.write(ids, (client) => remove(client, ids));
  };

  return {
    name,
    count: (client: Queryable) => countOf(client, `SELECT count(*) AS n FROM jobs WHERE ${aged}`, [days]),
    batches: () => untilNone(removeBatch),
  };
}
