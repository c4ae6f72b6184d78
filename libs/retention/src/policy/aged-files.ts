import type { Database, Queryable } from '@app/database';
import { removeFiles } from '../objects/remove-files';
import { type Category, countOf, untilNone } from './category';

const BATCH = 200;

const AREAS = { exports: ['exports', 'rejects'], uploads: ['uploads'] } as const;

// A job that has not ended may read the file that it is about, or be the one that is writing it.
const AGED = `
  split_part(storage_key, '/', 1) = ANY ($1) AND created_at < now() - $2 * interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = file.job_id AND status IN ('pending', 'in-progress'))
  AND NOT EXISTS (
    SELECT 1 FROM jobs WHERE params ->> 'fileId' = file.id::text AND status IN ('pending', 'in-progress')
  )`;

/** Files that were stored long ago, by jobs (`exports`) or by clients (`uploads`), and that no job needs now. */
export function agedFiles(database: Database, name: keyof typeof AREAS, days: number): Category {
  const values = [AREAS[name], days];
  return {
    name,
    count: (client: Queryable) =>
      countOf(client, `SELECT count(*) AS n FROM stored_files AS file WHERE ${AGED}`, values),
    batches: () =>
      untilNone(() =>
        database.transaction(async (client) => {
          const { rows } = await client.query<{ id: string }>(
            `SELECT id FROM stored_files AS file WHERE ${AGED} ORDER BY created_at LIMIT ${BATCH}
             FOR UPDATE SKIP LOCKED`,
            values,
          );
          const ids = rows.map(({ id }) => id);
          return (await removeFiles(client, ids, { reason: 'retention' })).length;
        }),
      ),
  };
}
