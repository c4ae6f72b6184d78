import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { AppConfig } from '@app/config';
import { migrate, migrationsDirectory } from '@app/database';
import { migrateQueue, resumeOpenJobs } from '@app/jobs';
import type { StorageDriver } from '@app/storage';
import { RestoreRefused } from '../backup.errors';
import { BackupRecords } from '../backup-records';
import type { Manifest } from '../manifest';
import { restoreDump } from '../programs/pg-restore';
import { findPostgresPrograms, majorVersion } from '../programs/postgres-programs';
import { type ObjectSummary, summarizeObjects } from '../snapshot/listed-objects';
import type { BackupStore } from '../store/backup-store';
import { assertRestored, withDatabase } from './restored-database';
import { assertEmpty, assertUnused, emptyDatabase, ensureDatabase } from './target-database';

export interface RestoreParts {
  config: Pick<AppConfig, 'backup' | 'database' | 'queue'>;
  /** Where the files are that the database lists. */
  files: StorageDriver;
  store: BackupStore;
}

export interface RestoreOptions {
  /** Default: the newest backup. */
  id?: string | undefined;
  /** Whether everything that is in the database may go. */
  replace?: boolean;
  /** Told of each step that begins. */
  onStep?: (step: string) => void;
}

export interface ResumedDatabase {
  /** Migrations that it did not have. */
  migrated: string[];
  /** Jobs that had not ended; they go on. */
  openJobs: number;
  /** What the database lists in storage now. */
  objects: ObjectSummary;
}

export interface Restored extends ResumedDatabase {
  manifest: Manifest;
}

/**
 * Restores a backup into the database of DATABASE_URL, brings that up to date, and delivers the jobs that had not ended.
 * No API and no worker may run meanwhile. Nothing is changed before the whole backup was read and found undamaged;
 * should it fail later, it can be repeated with `replace`.
 *
 * @throws BackupNotFound BackupDamaged BackupKeyWrong RestoreRefused PostgresProgramMissing PostgresProgramFailed
 * @throws BackupMismatch StorageUnavailable DatabaseUnavailable MigrationFailed
 */
export async function restoreBackup(
  { config, files, store }: RestoreParts,
  { id, replace = false, onStep = () => undefined }: RestoreOptions = {},
): Promise<Restored> {
  const { url } = config.database;
  const name = await store.find(id);
  const manifest = await store.manifest(name);
  await assertKnown(manifest);
  const server = await ensureDatabase(url);
  await assertUnused(url);
  if (!replace) await assertEmpty(url);
  const atLeast = Math.max(majorVersion(server), majorVersion(manifest.versions.pgDump));
  const programs = await findPostgresPrograms(config.backup.postgresBin, atLeast);

  onStep(`Reading backup ${name.id}`);
  await finished(Readable.from(store.read(manifest.dump)).resume());
  if (replace) {
    onStep('Removing what is in the database');
    await emptyDatabase(url);
  }
  onStep('Restoring');
  await restoreDump(programs, url, store.read(manifest.dump));
  await withDatabase(url, async (database) => {
    onStep('Comparing with the backup');
    await assertRestored(database, manifest);
  });
  const resumed = await resumeDatabase({ config, files }, { onStep });
  // A backup does not know of itself.
  await withDatabase(url, (database) => new BackupRecords(database).add(manifest));
  return { manifest, ...resumed };
}

/**
 * Makes a database that was put back to an earlier time, by whatever means, ready for API and workers: brings it up to
 * date, and delivers the jobs that had not ended. None of them may run meanwhile.
 * @throws RestoreRefused StorageUnavailable DatabaseUnavailable MigrationFailed
 */
export async function resumeDatabase(
  { config, files }: Pick<RestoreParts, 'config' | 'files'>,
  { onStep = () => undefined }: Pick<RestoreOptions, 'onStep'> = {},
): Promise<ResumedDatabase> {
  const { url } = config.database;
  await assertUnused(url);
  onStep('Migrating, and delivering open jobs');
  const migrated = await migrate(url);
  await migrateQueue(config.queue);
  return withDatabase(url, async (database) => {
    const openJobs = await database.bulkTransaction(resumeOpenJobs);
    onStep('Looking for the files in storage');
    return { migrated, openJobs, objects: await summarizeObjects(database, files) };
  });
}

/** @throws RestoreRefused when a newer version of VeoGen made the backup */
async function assertKnown({ migrations, versions }: Manifest): Promise<void> {
  const known = new Set(await readdir(migrationsDirectory()));
  const unknown = migrations.filter((migration) => !known.has(migration));
  if (unknown.length > 0) {
    throw new RestoreRefused(
      `The backup is of VeoGen ${versions.veogen}, whose database is newer than this version knows ` +
        `(${unknown.join(', ')}). Restore it with that version or a newer one.`,
    );
  }
}
