import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Database, instanceSecret } from '@app/database';
import type { StorageDriver } from '@app/storage';
import { StorageShared } from '../retention.errors';

const AREA = 'instances';

/**
 * Makes sure that the database is the only one whose files are in the storage: to another one, what it does not list
 * may be precious. Each database leaves a mark; the first look of one is a day before it removes anything.
 *
 * @throws StorageShared StorageUnavailable DatabaseUnavailable
 */
export async function assertOwnStorage(database: Database, storage: StorageDriver): Promise<void> {
  const secret = await instanceSecret(database, 'storage-owner');
  const own = `${AREA}/${createHash('sha256').update(secret).digest('hex').slice(0, 32)}`;
  if ((await storage.stat(own)) === null) await storage.write(own, Readable.from([new Date().toISOString()]));
  const others = [];
  for await (const mark of storage.list(AREA)) if (mark !== own) others.push(mark);
  if (others.length > 0) throw new StorageShared(own, others);
}
