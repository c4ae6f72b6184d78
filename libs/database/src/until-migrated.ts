import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database';
import { isUnavailable } from './database.errors';
import { pendingMigrations } from './migrations';

const LOOK_MS = 500;
/** PostgreSQL's code for a table that does not exist: nothing was ever applied here. */
const UNDEFINED_TABLE = '42P01';

/**
 * Waits until the database has every migration that this version needs. In a roll-out the processes often start
 * before the migration is through, or before the database is.
 * @param onWait told what is waited for, each time that it becomes something else
 */
export async function untilMigrated(
  database: Database,
  { onWait, signal }: { onWait: (reason: string) => void; signal?: AbortSignal },
): Promise<void> {
  for (let told: string | undefined; ;) {
    const reason = await whatIsMissing(database);
    if (reason === undefined) return;
    if (reason !== told) onWait(reason);
    told = reason;
    await delay(LOOK_MS, undefined, signal === undefined ? {} : { signal });
  }
}

async function whatIsMissing(database: Database): Promise<string | undefined> {
  try {
    const pending = await pendingMigrations((sql) => database.query(sql));
    return pending.length === 0 ? undefined : `migrations ${pending.join(', ')}: run npm run migrate`;
  } catch (error) {
    if (isUnavailable(error)) return 'the database to answer';
    if ((error as { code?: unknown }).code === UNDEFINED_TABLE)
      return 'the first migration: run npm run migrate';
    throw error;
  }
}
