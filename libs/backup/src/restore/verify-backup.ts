import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { AppConfig } from '@app/config';
import { BackupMismatch } from '../backup.errors';
import type { Manifest } from '../manifest';
import { restoreDump } from '../programs/pg-restore';
import { findPostgresPrograms, majorVersion } from '../programs/postgres-programs';
import type { BackupStore } from '../store/backup-store';
import { assertRestored, withDatabase } from './restored-database';
import { withConnection, withScratchDatabase } from './target-database';

export interface VerifyOptions {
  /** Default: the newest backup. */
  id?: string | undefined;
  /** A database on the server where one may be made for it; default: DATABASE_URL. */
  scratchUrl?: string | undefined;
  /** Told of each step that begins. */
  onStep?: (step: string) => void;
}

/**
 * Restores a backup into a database that is made for it and dropped afterwards, and compares every table with what the
 * backup says of it: rows, checksums, receipts of datasets.
 *
 * @throws BackupNotFound BackupDamaged BackupKeyWrong BackupMismatch RestoreRefused
 * @throws PostgresProgramMissing PostgresProgramFailed StorageUnavailable DatabaseUnavailable
 */
export async function verifyBackup(
  config: Pick<AppConfig, 'backup' | 'database'>,
  store: BackupStore,
  { id, scratchUrl = config.database.url, onStep = () => undefined }: VerifyOptions = {},
): Promise<Manifest> {
  const name = await store.find(id);
  const manifest = await store.manifest(name);
  onStep(`Reading the list of files of backup ${name.id}`);
  await assertListed(store, manifest);
  await withScratchDatabase(scratchUrl, async (url) => {
    const server = await withConnection(url, async (client) => {
      const { rows } = await client.query<{ version: string }>(
        `SELECT current_setting('server_version') AS version`,
      );
      return rows[0]?.version ?? '';
    });
    const atLeast = Math.max(majorVersion(server), majorVersion(manifest.versions.pgDump));
    const programs = await findPostgresPrograms(config.backup.postgresBin, atLeast);
    onStep('Restoring into a database of its own');
    await restoreDump(programs, url, store.read(manifest.dump));
    onStep('Comparing with the backup');
    await withDatabase(url, (database) => assertRestored(database, manifest));
  });
  return manifest;
}

async function assertListed(store: BackupStore, { objects }: Manifest): Promise<void> {
  let count = 0;
  let bytes = 0;
  const input = Readable.from(store.read(objects.list), { objectMode: false });
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    count++;
    bytes += (JSON.parse(line) as { bytes: number }).bytes;
  }
  if (count !== objects.count || bytes !== objects.bytes)
    throw new BackupMismatch(['the list of files has other files than the manifest says']);
}
