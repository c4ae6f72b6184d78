import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Database, PoolClient } from '@app/database';
import type { StorageDriver } from '@app/storage';

const PAGE = 500;
/** Questions to the storage at a time. */
const CONCURRENT = 16;
/** Keys of missing objects that are remembered. */
const SHOWN = 100;

// Parts of uploads that are not finished, too. One that is being written has no size yet, and is nobody's loss.
const LISTED = `
  SELECT key, bytes, sha256 FROM (
    SELECT storage_key AS key, size_bytes AS bytes, sha256 FROM stored_files
    UNION ALL
    SELECT storage_key, size_bytes, NULL FROM staged_objects WHERE size_bytes IS NOT NULL
  ) AS listed`;

interface ListedObject {
  key: string;
  bytes: number;
  sha256: string | null;
}

export interface ObjectSummary {
  count: number;
  bytes: number;
  missing: number;
  missingKeys: string[];
}

/**
 * The objects in storage that a snapshot of the database lists, as lines of JSON, each looked for in the storage.
 * What was deleted since the snapshot is not missing.
 * @param summary counts on while the lines are taken
 * @throws StorageUnavailable DatabaseUnavailable
 */
export async function* listObjects(
  snapshot: PoolClient,
  database: Database,
  storage: StorageDriver,
  summary: ObjectSummary,
): AsyncGenerator<Buffer> {
  for await (const page of pagesOf(snapshot)) {
    const missing = await findMissing(page, storage);
    const still = await stillListed(database, missing);
    summary.count += page.length;
    summary.bytes += page.reduce((sum, { bytes }) => sum + bytes, 0);
    summary.missing += still.length;
    summary.missingKeys.push(...still.slice(0, SHOWN - summary.missingKeys.length));
    yield Buffer.from(page.map((object) => `${JSON.stringify(object)}\n`).join(''));
  }
}

/** Looks for the objects that a database lists, as it is now. @throws StorageUnavailable DatabaseUnavailable */
export async function summarizeObjects(database: Database, storage: StorageDriver): Promise<ObjectSummary> {
  const summary: ObjectSummary = { count: 0, bytes: 0, missing: 0, missingKeys: [] };
  await database.bulkTransaction(
    (client) => finished(Readable.from(listObjects(client, database, storage, summary)).resume()),
    { snapshot: true },
  );
  return summary;
}

async function* pagesOf(client: PoolClient): AsyncGenerator<ListedObject[]> {
  await client.query(`DECLARE listed_objects NO SCROLL CURSOR FOR ${LISTED}`);
  for (;;) {
    const { rows } = await client.query<ListedObject>(`FETCH ${PAGE} FROM listed_objects`);
    if (rows.length === 0) return;
    yield rows;
  }
}

async function findMissing(page: readonly ListedObject[], storage: StorageDriver): Promise<string[]> {
  const missing: string[] = [];
  const waiting = [...page];
  const look = async (): Promise<void> => {
    for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
      const found = await storage.stat(object.key);
      if (found?.bytes !== object.bytes) missing.push(object.key);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, look));
  return missing.sort();
}

async function stillListed(database: Database, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await database.query<{ key: string }>(`${LISTED} WHERE key = ANY($1) ORDER BY key`, [
    keys,
  ]);
  return rows.map(({ key }) => key);
}
