import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  BackupDamaged,
  BackupMismatch,
  BackupRecords,
  makeBackup,
  openBackupStore,
  restoreBackup,
  RestoreRefused,
  verifyBackup,
  type BackupStore,
} from '@app/backup';
import type { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { migrateQueue } from '@app/jobs';
import { openStorage, type StorageDriver } from '@app/storage';
import { createTestInstance, type TestInstance } from '../setup/config';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';
import { describeWithPgDump, POSTGRES_PROGRAMS } from '../setup/postgres-programs';
import { until } from '../setup/until';

const KEY = 'integration test of backups, 0123456789';
const OBJECT = 'uploads/ab/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c';

describeWithPgDump('backups', () => {
  let instance: TestInstance;
  let config: AppConfig;
  let database: Database;
  let files: StorageDriver;
  let store: BackupStore;
  const others: TestDatabase[] = [];

  beforeEach(async () => {
    instance = await createTestInstance('postgres', {
      PG_BIN: POSTGRES_PROGRAMS ?? '',
      BACKUP_ENCRYPTION_KEY: KEY,
    });
    config = instance.config();
    database = new Database({
      url: config.database.url,
      applicationName: 'test',
      poolSize: 4,
      bulkPoolSize: 2,
      timeoutMs: 10_000,
    });
    await migrateQueue(config.queue);
    files = openStorage(config.storage.url, config.storage);
    await files.prepare();
    store = openBackupStore(config);
    await database.query(`
      CREATE TABLE datasets."people" (_row bigint PRIMARY KEY, name text, score float8, at timestamptz, blob bytea);
      INSERT INTO datasets."people"
      SELECT n, md5(n::text), n / 7.0, timestamptz '2026-01-01' + n * interval '1 s', decode(md5(n::text), 'hex')
      FROM generate_series(1, 2000) AS n;
      INSERT INTO stored_files (id, storage_key, name, content_type, size_bytes, sha256)
      VALUES (gen_random_uuid(), '${OBJECT}', 'a.csv', 'text/csv', 5, repeat('0', 64));
      INSERT INTO jobs (id, type, kind, queue, params, status, max_attempts, timeout_ms, run_at, lease_owner, lease_until,
                        lease_token, delivery, finished_at)
      VALUES ('00000000-0000-7000-8000-000000000001', 't', 'k', 'generation', '{}', 'in-progress', 4, 1000, now(), 'w:1',
              now() + interval '1 hour', 3, 2, NULL),
             ('00000000-0000-7000-8000-000000000002', 't', 'k', 'generation', '{}', 'pending', 4, 1000,
              now() + interval '1 day', NULL, NULL, 0, 1, NULL),
             ('00000000-0000-7000-8000-000000000003', 't', 'k', 'generation', '{}', 'completed', 4, 1000, now(), NULL,
              NULL, 1, 1, now());
      INSERT INTO outbox (job_id, delivery, queue, kind, handed_at)
      VALUES ('00000000-0000-7000-8000-000000000002', 1, 'generation', 'k', now());`);
    await files.write(OBJECT, Readable.from([Buffer.from('a,b,c')]));
  });
  afterEach(async () => {
    await database.close();
    await instance.remove();
    await Promise.all(others.splice(0).map((other) => other.drop()));
  });

  const back = () => makeBackup({ database, files, store, config });
  const elsewhere = async (): Promise<AppConfig> => {
    const other = await createEmptyDatabase();
    others.push(other);
    return instance.config({ DATABASE_URL: other.url });
  };

  it('hold every table at one moment while tables come and go, and restore to the same', async () => {
    // What replacing datasets does, which gives way to those who read.
    let stop = false;
    let rounds = 0;
    const churn = (async () => {
      for (; !stop; rounds++) {
        await database.query(`CREATE TABLE staging."t${rounds}" AS SELECT 1 AS one`);
        await database.query(`INSERT INTO datasets."people" (_row) VALUES (${10_000 + rounds})`);
        await database
          .transaction((client) =>
            client.query(`SET LOCAL lock_timeout = '50ms'; DROP TABLE IF EXISTS staging."t${rounds - 1}"`),
          )
          .catch(() => undefined);
      }
    })();
    const { manifest } = await back();
    stop = true;
    await churn;
    expect(rounds).toBeGreaterThan(0);
    expect(manifest.objects).toMatchObject({ count: 1, bytes: 5, missing: 0 });
    expect(manifest.tables.some(({ schema }) => schema === 'bullmq')).toBe(false);
    expect(await new BackupRecords(database).lastSuccess()).toEqual(new Date(manifest.finishedAt));
    // Compares rows and checksums of every table.
    expect(await verifyBackup(config, store)).toEqual(manifest);

    const target = await elsewhere();
    const restored = await restoreBackup({ config: target, files, store });
    expect(restored).toMatchObject({ migrated: [], openJobs: 2, objects: { count: 1, missing: 0 } });
    const other = new Database({
      url: target.database.url,
      applicationName: 't',
      poolSize: 1,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
    try {
      const { rows } = await other.query(
        `SELECT right(jobs.id::text, 1) AS job, lease_owner AS owner, lease_token > 1000 AS leapt, outbox.delivery = jobs.delivery AS delivered,
                available_at > now() + interval '23 hours' AS later, handed_at
         FROM jobs LEFT JOIN outbox ON job_id = jobs.id ORDER BY jobs.id`,
      );
      expect(rows).toEqual([
        { job: '1', owner: null, leapt: true, delivered: true, later: false, handed_at: null },
        { job: '2', owner: null, leapt: true, delivered: true, later: true, handed_at: null },
        { job: '3', owner: null, leapt: false, delivered: null, later: null, handed_at: null },
      ]);
      expect(await new BackupRecords(other).lastSuccess()).toEqual(new Date(manifest.finishedAt));
      expect(await new BackupRecords(other).instance()).toBe(await new BackupRecords(database).instance());
    } finally {
      await other.close();
    }
    const { rows: scratch } = await database.query(
      `SELECT datname FROM pg_database WHERE datname LIKE 'veogen_verify_%'`,
    );
    expect(scratch).toEqual([]);
  });

  it('name the files that are not in storage, but not those that were deleted meanwhile', async () => {
    await files.delete(OBJECT);
    const { manifest } = await back();
    expect(manifest.objects).toMatchObject({ count: 1, missing: 1, missingKeys: [OBJECT] });
  });

  it('are not taken for others: a database that is in use or not empty, or a damaged dump, changes nothing', async () => {
    const { manifest } = await back();
    const restore = (target: AppConfig, replace = false) =>
      restoreBackup({ config: target, files, store }, { replace });
    await expect(restore(config, true)).rejects.toThrow(/in use by test/);
    const target = await elsewhere();
    const other = new Database({
      url: target.database.url,
      applicationName: 't',
      poolSize: 1,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
    await other.query('CREATE TABLE accounts AS SELECT 1 AS one');
    await other.close();
    await expect(restore(target)).rejects.toBeInstanceOf(RestoreRefused);

    const file = join(fileURLToPath(config.storage.url), manifest.dump.key);
    const good = await readFile(file);
    const bad = Buffer.from(good);
    bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bad);
    await expect(restore(target, true)).rejects.toBeInstanceOf(BackupDamaged);
    await expect(verifyBackup(config, store)).rejects.toBeInstanceOf(BackupDamaged);
    await writeFile(file, good);
    const again = new Database({
      url: target.database.url,
      applicationName: 't',
      poolSize: 1,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
    expect((await again.query('SELECT one FROM accounts')).rows).toEqual([{ one: 1 }]);
    await again.close();
    expect((await restore(target, true)).openJobs).toBe(2);
  });

  it('are found to differ when a table is not what the manifest says', async () => {
    const { manifest } = await back();
    const wrong = {
      ...manifest,
      tables: manifest.tables.map((t) => (t.name === 'people' ? { ...t, checksum: '1' } : t)),
    };
    await store.complete(await store.find(), wrong);
    await expect(verifyBackup(config, store)).rejects.toEqual(
      new BackupMismatch(['"datasets"."people" has other contents']),
    );
  });

  it('leave nothing that looks like one when pg_dump fails, or nobody wants it any more', async () => {
    const aborted = new AbortController();
    const reason = new Error('cancelled');
    const making = makeBackup(
      { database, files, store, config },
      { signal: aborted.signal, onProgress: () => aborted.abort(reason) },
    );
    await expect(making).rejects.toBe(reason);
    expect(await store.list()).toEqual([]);
    const sessions = `SELECT FROM pg_stat_activity WHERE application_name = 'veogen backup' AND datname = current_database()`;
    await until(async () => (await database.query(sessions)).rowCount === 0, { what: 'pg_dump is gone' });
  });
});
