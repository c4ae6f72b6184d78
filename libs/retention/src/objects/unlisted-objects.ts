import type { Database } from '@app/database';
import { STORAGE_AREAS } from '@app/files';
import type { StorageDriver } from '@app/storage';
import { assertOwnStorage } from './storage-owner';

/** Objects that are compared with the database in one statement. */
const PAGE = 500;
/** Names that we give; what somebody else put beside them is not ours to remove. */
const OURS = /^[a-z]+\/[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z0-9.]+)?$/;

const COMPARE = `
  INSERT INTO unlisted_objects (storage_key)
  SELECT key FROM unnest($1::text[]) AS found (key)
  WHERE NOT EXISTS (SELECT 1 FROM stored_files WHERE storage_key = key)
    AND NOT EXISTS (SELECT 1 FROM staged_objects WHERE storage_key = key)
    AND NOT EXISTS (SELECT 1 FROM object_removals WHERE storage_key = key)
  ORDER BY key
  ON CONFLICT (storage_key) DO UPDATE SET seen_at = now()`;

/**
 * Looks through the storage and writes down which objects no file lists. An object is on its way into the list for a
 * moment, or for as long as its job runs, so being seen once means nothing: what stays unlisted is removed later, see
 * `policy/unlisted.ts`. Times of the storage do not matter, which may be those of another clock, or of the begin of an
 * upload.
 *
 * @throws StorageShared StorageUnavailable DatabaseUnavailable
 */
export async function findUnlisted(
  database: Database,
  storage: StorageDriver,
  stopped: () => boolean,
): Promise<void> {
  await assertOwnStorage(database, storage);
  const { rows } = await database.query<{ now: Date }>('SELECT now() AS now');
  for (const area of STORAGE_AREAS) {
    let page: string[] = [];
    for await (const key of storage.list(area)) {
      if (!OURS.test(key)) continue;
      page.push(key);
      if (page.length < PAGE) continue;
      await database.query(COMPARE, [page]);
      page = [];
      if (stopped()) return;
    }
    await database.query(COMPARE, [page]);
  }
  // What was not seen again is gone, or a file lists it now.
  await database.query('DELETE FROM unlisted_objects WHERE seen_at < $1', [rows[0]?.now]);
}
