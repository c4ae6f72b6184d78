import type { Database, Queryable } from '@app/database';
import type { StorageDriver } from '@app/storage';
import { assertOwnStorage } from '../objects/storage-owner';
import { type Category, countOf, untilNone } from './category';

const BATCH = 500;

// The job whose object it is, for as long as it runs, may list it at any time.
const ABANDONED = `
  found_at < now() - interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM stored_files WHERE stored_files.storage_key = unlisted.storage_key)
  AND NOT EXISTS (SELECT 1 FROM staged_objects WHERE staged_objects.storage_key = unlisted.storage_key)
  AND NOT EXISTS (
    SELECT 1 FROM jobs
    WHERE jobs.id = substring(unlisted.storage_key FROM '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')::uuid
      AND finished_at IS NULL
  )`;

const REMOVE_BATCH = `
  WITH due AS (
    SELECT storage_key FROM unlisted_objects AS unlisted WHERE ${ABANDONED}
    ORDER BY found_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM unlisted_objects USING due WHERE unlisted_objects.storage_key = due.storage_key
    RETURNING due.storage_key
  ), removal AS (
    INSERT INTO object_removals (storage_key) SELECT storage_key FROM gone ON CONFLICT DO NOTHING
  )
  SELECT count(*) AS n FROM gone`;

/** Objects in storage that no file has listed for a day: what is left of processes that died at a bad moment. */
export function unlistedObjects(database: Database, storage: StorageDriver): Category {
  const count = (client: Queryable): Promise<number> =>
    countOf(client, `SELECT count(*) AS n FROM unlisted_objects AS unlisted WHERE ${ABANDONED}`);
  return {
    name: 'unlistedObjects',
    count,
    async *batches() {
      if ((await count(database)) === 0) return;
      await assertOwnStorage(database, storage);
      yield* untilNone(async () => {
        const { rows } = await database.query<{ n: number }>(REMOVE_BATCH);
        return rows[0]?.n ?? 0;
      });
    },
  };
}
