import { loadEnvFile, readConfig } from '@app/config';
import { migrate } from '@app/database';
import { migrateQueue } from '@app/jobs';

/** @returns the names of the migrations that were applied @throws InvalidConfiguration DatabaseUnavailable MigrationFailed */
export async function applyMigrations(): Promise<string[]> {
  loadEnvFile();
  const { database, queue } = readConfig();
  const applied = await migrate(database.url);
  await migrateQueue(queue);
  return applied;
}
