import type { AppConfig } from '@app/config';
import { Database } from '@app/database';

/** Lets `work` use the database, with connections for one backup. */
export async function openDatabase<T>(
  { database: { url, timeoutMs } }: Pick<AppConfig, 'database'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = new Database({
    url,
    applicationName: 'veogen backup',
    poolSize: 2,
    bulkPoolSize: 1,
    timeoutMs,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
