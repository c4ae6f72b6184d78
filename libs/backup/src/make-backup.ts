import { setTimeout as delay } from 'node:timers/promises';
import { type AppConfig, readPackageInfo } from '@app/config';
import type { Database, PoolClient } from '@app/database';
import { readReceipt } from '@app/datasets';
import type { StorageDriver } from '@app/storage';
import { PostgresProgramFailed } from './backup.errors';
import { BackupRecords } from './backup-records';
import type { Manifest } from './manifest';
import { dumpDatabase } from './programs/pg-dump';
import { findPostgresPrograms, majorVersion, type PostgresPrograms } from './programs/postgres-programs';
import { listObjects, type ObjectSummary } from './snapshot/listed-objects';
import {
  listTables,
  type LockedSnapshot,
  takeLockedSnapshot,
  TablesChanged,
  WITHOUT_SCHEMAS,
} from './snapshot/locked-snapshot';
import { measureTables } from './snapshot/table-figures';
import type { BackupName, BackupStore } from './store/backup-store';

/** Tables come and go for as long as datasets are replaced; each attempt takes some milliseconds until it knows. */
const ATTEMPTS = 20;
const PAUSE_MS = 250;

export interface BackupSource {
  database: Database;
  /** Where the files are that the database lists. */
  files: StorageDriver;
  store: BackupStore;
  config: Pick<AppConfig, 'backup'>;
}

export interface BackupOptions {
  /** The job that makes it. */
  jobId?: string;
  /** Told of the bytes that pg_dump has given so far. */
  onProgress?: (bytes: number) => void;
  signal?: AbortSignal;
}

export interface MadeBackup {
  manifest: Manifest;
  /** Ids of older backups that were removed, since they need not be kept any more. */
  removed: string[];
}

/**
 * Backs up the database, and then removes backups that need not be kept. Dump, counts and checksums are of one moment;
 * others go on reading and writing meanwhile. It holds one connection and one transaction for as long as it takes.
 *
 * @throws PostgresProgramMissing PostgresProgramFailed StorageUnavailable DatabaseUnavailable
 */
export async function makeBackup(source: BackupSource, options: BackupOptions = {}): Promise<MadeBackup> {
  const { database, store, config } = source;
  const records = new BackupRecords(database);
  const instance = await records.instance();
  const { rows } = await database.query<{ version: string; now: Date }>(
    `SELECT current_setting('server_version') AS version, now() AS now`,
  );
  const { version, now } = rows[0] as { version: string; now: Date };
  const programs = await findPostgresPrograms(config.backup.postgresBin, majorVersion(version));
  await store.storage.prepare();
  const name = store.name(instance, now);
  const manifest = await untilTablesStay(() => writeParts(source, name, programs, options));
  await store.complete(name, manifest);
  await records.add(manifest, options.jobId);
  const removed = await store.prune(instance, config.backup.keep, now);
  await records.remove(removed);
  return { manifest, removed };
}

async function untilTablesStay<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      const passing =
        error instanceof TablesChanged || (error instanceof PostgresProgramFailed && !error.begun);
      if (!passing || attempts === ATTEMPTS) throw error;
      await delay(PAUSE_MS);
    }
  }
}

async function writeParts(
  { database, files, store }: BackupSource,
  name: BackupName,
  programs: PostgresPrograms,
  { signal: outer, onProgress }: BackupOptions,
): Promise<Manifest> {
  // Whichever of the two fails ends the other.
  const failing = new AbortController();
  const signal = outer === undefined ? failing.signal : AbortSignal.any([outer, failing.signal]);
  return database.bulkTransaction(
    async (client) => {
      const snapshot = await takeLockedSnapshot(client, () => listTables(database));
      const dumping = dumpDatabase(programs, {
        url: database.url,
        snapshot: snapshot.name,
        without: WITHOUT_SCHEMAS,
        signal,
      });
      const [dump, described] = await allOrNone(failing, [
        store.write(name, 'dump', counted(dumping, onProgress), signal),
        describe(client, database, files, store, name, snapshot, signal),
      ]);
      const { server, ...rest } = described;
      return {
        manifestVersion: 1,
        id: name.id,
        snapshotAt: snapshot.at.toISOString(),
        finishedAt: new Date().toISOString(),
        versions: { veogen: readPackageInfo().version, server, pgDump: programs.version },
        dump,
        ...rest,
      };
    },
    { snapshot: true, signal },
  );
}

/** What the manifest says beside the dump. */
async function describe(
  client: PoolClient,
  database: Database,
  files: StorageDriver,
  store: BackupStore,
  name: BackupName,
  snapshot: LockedSnapshot,
  signal: AbortSignal,
): Promise<Pick<Manifest, 'migrations' | 'tables' | 'datasets' | 'objects'> & { server: string }> {
  const { rows: versions } = await client.query<{ server: string; migrations: string[] }>(
    `SELECT current_setting('server_version') AS server, array_agg(migration_name ORDER BY migration_name) AS migrations
     FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const { server, migrations } = versions[0] as { server: string; migrations: string[] };
  const tables = await measureTables(client, snapshot.tables);
  const datasets = await describeDatasets(client);
  const summary: ObjectSummary = { count: 0, bytes: 0, missing: 0, missingKeys: [] };
  const list = await store.write(name, 'objects', listObjects(client, database, files, summary), signal);
  return { server, migrations, tables, datasets, objects: { list, ...summary } };
}

async function describeDatasets(client: PoolClient): Promise<Manifest['datasets']> {
  const { rows } = await client.query<Omit<Manifest['datasets'][number], 'rows' | 'sha256'>>(
    `SELECT record_type AS "recordType", schema_hash AS "schemaHash", seed, engine_version AS "engineVersion"
     FROM datasets ORDER BY record_type COLLATE "C"`,
  );
  const described: Manifest['datasets'] = [];
  for (const dataset of rows) {
    const receipt = await readReceipt(client, dataset.recordType);
    described.push({ ...dataset, rows: receipt.rows, sha256: receipt.sha256 });
  }
  return described;
}

async function* counted(
  source: AsyncIterable<Buffer>,
  onProgress: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    onProgress(bytes);
    yield piece;
  }
}

/** Waits for both. When one fails, the other is ended, and the first failure comes out once both are over. */
async function allOrNone<A, B>(
  failing: AbortController,
  [first, second]: readonly [Promise<A>, Promise<B>],
): Promise<[A, B]> {
  let failure: unknown;
  const note = (error: unknown): never => {
    failure ??= error;
    failing.abort(error);
    throw error;
  };
  const [a, b] = await Promise.allSettled([first.catch(note), second.catch(note)]);
  if (a.status === 'rejected' || b.status === 'rejected') throw failure;
  return [a.value, b.value];
}
