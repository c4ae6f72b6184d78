import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '@app/database';
import { FileCatalogue, fileReference, type StorageArea, storageKeyFor } from '@app/files';
import { JobReader } from '@app/jobs';
import {
  DeleteFile,
  Deletions,
  ObjectRemovals,
  RetentionPolicy,
  type RetentionRunReport,
  RetentionState,
} from '@app/retention';
import { RetentionRun } from '@app/retention/worker';
import { STORAGE, type StorageDriver } from '@app/storage';
import { createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

const NOTHING = {
  events: 0,
  jobs: 0,
  deadLetters: 0,
  exports: 0,
  uploads: 0,
  stagingTables: 0,
  unlistedObjects: 0,
  unusedSamples: 0,
};

/** Nobody runs jobs here: they are written as they would have ended, as long ago as a test wants. */
describe('retention', () => {
  let instance: TestInstance;
  let producers: Producers;
  let database: Database;
  let storage: StorageDriver;
  let storageDir: string;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { RETENTION_UPLOADS_DAYS: '200' });
    const config = instance.config();
    storageDir = join(config.dataDir, 'storage');
    producers = await startProducers(config);
    database = producers.database;
    storage = producers.app.get<StorageDriver>(STORAGE);
  });
  afterAll(async () => {
    await producers?.close();
    await instance?.remove();
  });
  afterEach(async () => {
    await database.query('TRUNCATE jobs, stored_files, deletions, object_removals, unlisted_objects CASCADE');
    await database.query(
      `UPDATE retention_state SET lease_owner = NULL, lease_until = NULL, last_run = NULL`,
    );
    for (const area of await readdir(storageDir)) await rm(join(storageDir, area), { recursive: true });
    await mkdir(join(storageDir, '.incoming'));
  });

  /** A worker's retention, under other settings. */
  const retention = (settings: Record<string, string> = {}): RetentionRun => {
    const { app } = producers;
    const files = app.get(FileCatalogue);
    const policy = new RetentionPolicy(
      database,
      instance.config(settings),
      app.get(JobReader),
      files,
      storage,
    );
    return new RetentionRun(database, policy, app.get(RetentionState), app.get(ObjectRemovals), storage);
  };
  const run = async (settings?: Record<string, string>): Promise<RetentionRunReport> => {
    await producers.app.get(RetentionState).hurry();
    const report = await retention(settings).runIfDue();
    if (report === undefined) throw new Error('Nothing was due');
    return report;
  };
  const due = () => producers.app.get(RetentionPolicy).due();
  const ids = async (table: string): Promise<string[]> =>
    (await database.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)).rows.map(({ id }) => id);

  /** @param job.days since its end, or since it was accepted if it has not ended */
  const addJob = async (job: {
    status: string;
    days: number;
    params?: object;
    resultUri?: string;
  }): Promise<string> => {
    const id = uuidv7();
    const ended = !['pending', 'in-progress'].includes(job.status);
    await database.query(
      `WITH job AS (
         INSERT INTO jobs (id, type, kind, queue, params, status, max_attempts, timeout_ms, created_at, finished_at,
                           result_uri, result)
         VALUES ($1, 'export', 'export_dataset', 'export', $2, $3, 4, 1000, now() - $4 * interval '1 day',
                 CASE WHEN $5 THEN now() - $4 * interval '1 day' END, $6, CASE WHEN $5 THEN '{"rows": 1}'::jsonb END)
       ), event AS (
         INSERT INTO job_events (job_id, name, data, created_at)
         SELECT $1, 'status', jsonb_build_object('status', name), now() - $4 * interval '1 day'
         FROM unnest(ARRAY['pending', 'in-progress', $3]) AS name
       )
       INSERT INTO job_attempts (job_id, run, attempt, started_at, error_code, error_message)
       VALUES ($1, 1, 1, now(), 'storage_unavailable', 'The disk is full')`,
      [id, job.params ?? { recordType: 'users' }, job.status, job.days, ended, job.resultUri ?? null],
    );
    return id;
  };
  const addFile = async (
    area: StorageArea,
    file: { days: number; fileId?: string; jobId?: string | null; recordTypes?: string[] },
  ): Promise<{ fileId: string; storageKey: string }> => {
    const { fileId = uuidv7(), jobId = null, recordTypes = [] } = file;
    const storageKey = storageKeyFor(area, fileId);
    await storage.write(storageKey, Readable.from(['content']));
    await producers.app.get(FileCatalogue).add(database, {
      ...{ fileId, jobId, storageKey, recordTypes, name: 'users.csv', contentType: 'text/csv' },
      ...{ size: 7, sha256: '0'.repeat(64) },
    });
    await database.query(`UPDATE stored_files SET created_at = now() - $2 * interval '1 day' WHERE id = $1`, [
      fileId,
      file.days,
    ]);
    return { fileId, storageKey };
  };
  const stored = async (): Promise<string[]> => {
    const entries = await readdir(storageDir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('instances'))
      .map(({ name }) => name);
  };
  /** Makes the file system fail below a folder; the answer repairs it. */
  const breakStorage = async (area: string): Promise<() => Promise<void>> => {
    const folder = join(storageDir, area);
    await mkdir(folder, { recursive: true });
    await rename(folder, `${folder}-aside`);
    // A link to itself: whoever follows it gets ELOOP.
    await symlink(folder, folder);
    return async () => {
      await rm(folder);
      await rename(`${folder}-aside`, folder);
    };
  };

  describe('jobs', () => {
    it('are removed after their time, with what belongs to them, and not before', async () => {
      const kept = [
        await addJob({ status: 'completed', days: 6 }),
        await addJob({ status: 'completed', days: 29.9 }),
        await addJob({ status: 'cancelled', days: 29.9 }),
        await addJob({ status: 'failed', days: 89.9 }),
        await addJob({ status: 'pending', days: 400 }),
      ];
      const removed = [
        await addJob({ status: 'completed', days: 30.1 }),
        await addJob({ status: 'cancelled', days: 300 }),
        await addJob({ status: 'failed', days: 90.1 }),
      ];
      const counted = await due();
      expect(counted).toEqual({ ...NOTHING, events: 18, jobs: 2, deadLetters: 1 });
      expect(await ids('jobs')).toEqual([...kept, ...removed].sort());

      const report = await run();

      expect(report).toMatchObject({ removed: counted, failed: [] });
      expect(await ids('jobs')).toEqual([...kept].sort());
      const { rows } = await database.query<{ id: string }>('SELECT DISTINCT job_id AS id FROM job_events');
      // Of those that ended a week ago, or that never did.
      expect(rows.map(({ id }) => id).sort()).toEqual([kept[0], kept[4]].sort());
      expect(await due()).toEqual(NOTHING);
    });

    it('stay for ever where the policy says never', async () => {
      const jobs = [
        await addJob({ status: 'completed', days: 5_000 }),
        await addJob({ status: 'failed', days: 5_000 }),
      ];
      const never = Object.fromEntries(
        ['JOBS', 'EVENTS', 'DEAD_LETTERS', 'EXPORTS', 'UPLOADS'].map((name) => [
          `RETENTION_${name}_DAYS`,
          'never',
        ]),
      );
      expect((await run(never)).removed).toEqual(NOTHING);
      expect(await ids('jobs')).toEqual(jobs.sort());
      expect(await ids('job_events')).toHaveLength(6);
    });

    it('leave their files, which name no job any more', async () => {
      const jobId = await addJob({ status: 'completed', days: 31 });
      const { fileId } = await addFile('exports', { days: 29, fileId: jobId, jobId });
      expect((await run()).removed).toMatchObject({ jobs: 1, exports: 0 });
      const file = await producers.app.get(FileCatalogue).get(fileId);
      expect(file.jobId).toBeNull();
      expect(file.expiresAt).toEqual(new Date(file.createdAt.getTime() + 30 * 86_400_000));
      expect(await text(await producers.app.get(FileCatalogue).open(file))).toBe('content');
    });

    it('of which one is held by somebody are removed without it, and it goes the next time', async () => {
      const held = await addJob({ status: 'failed', days: 100 });
      await addJob({ status: 'failed', days: 100 });
      await database.transaction(async (client) => {
        await client.query('SELECT 1 FROM jobs WHERE id = $1 FOR UPDATE', [held]);
        expect((await run()).removed.deadLetters).toBe(1);
      });
      expect(await ids('jobs')).toEqual([held]);
      expect((await run()).removed.deadLetters).toBe(1);
    });

    it('are all removed, each once, though the worker dies in the middle', async () => {
      await database.query(
        `INSERT INTO jobs (id, type, kind, queue, params, status, max_attempts, timeout_ms, finished_at)
         SELECT gen_random_uuid(), 'test', 'test', 'generation', '{}', 'completed', 1, 1, now() - interval '40 days'
         FROM generate_series(1, 1300)`,
      );
      const young = await addJob({ status: 'completed', days: 1 });
      await producers.app.get(RetentionState).hurry();
      let questions = 0;
      const dying = retention().runIfDue(() => {
        // From here on it does nothing more, and does not say so.
        if (++questions >= 4) throw new Error('killed');
        return false;
      });
      await expect(dying).rejects.toThrow('killed');
      const left = (await due()).jobs;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(1300);
      // Its lease lasts, so nobody else begins; then it runs out.
      expect(await retention().runIfDue()).toBeUndefined();
      await database.query(`UPDATE retention_state SET lease_until = now() - interval '1 second'`);
      expect((await retention().runIfDue())?.removed.jobs).toBe(left);
      expect(await ids('jobs')).toEqual([young]);
      expect(await retention().runIfDue()).toBeUndefined();
    });

    it('are looked at once more when somebody asked for it in the middle of a run', async () => {
      const state = producers.app.get(RetentionState);
      await state.hurry();
      let asked: Promise<void> | undefined;
      await retention().runIfDue(() => {
        asked ??= state.hurry();
        return false;
      });
      await asked;
      expect(await retention().runIfDue()).toBeDefined();
      expect(await retention().runIfDue()).toBeUndefined();
    });

    it('go by one worker at a time, who leaves the rest when it stops', async () => {
      for (let i = 0; i < 3; i++) await addJob({ status: 'completed', days: 50 });
      await producers.app.get(RetentionState).hurry();
      expect(await retention().runIfDue(() => true)).toBeUndefined();
      const reports = await Promise.all(Array.from({ length: 4 }, () => retention().runIfDue()));
      expect(reports.filter((report) => report !== undefined)).toHaveLength(1);
      expect(await ids('jobs')).toEqual([]);
      expect(await producers.app.get(RetentionState).read()).toMatchObject({
        running: false,
        lastRun: { removed: { jobs: 3 }, finishedAt: expect.any(Date) as Date },
      });
    });
  });

  describe('archives', () => {
    const archived = { RETENTION_ARCHIVE_JOBS: 'true' };

    it('have every removed job once, with its attempts, and stay', async () => {
      const removed = [
        await addJob({ status: 'completed', days: 31, params: { recordType: 'users', secret: 1 } }),
        await addJob({ status: 'failed', days: 91 }),
      ];
      expect((await run(archived)).removed).toMatchObject({ jobs: 1, deadLetters: 1 });
      await database.query(`UPDATE stored_files SET created_at = now() - interval '1000 days'`);
      expect((await run(archived)).removed.exports).toBe(0);

      const files = producers.app.get(FileCatalogue);
      const page = await files.list('archives', { limit: 10 });
      const lines: string[] = [];
      for (const file of page.files) {
        expect(file.expiresAt).toBeNull();
        lines.push(...(await text((await files.open(file)).pipe(createGunzip()))).trim().split('\n'));
      }
      const jobs = lines.map((line) => JSON.parse(line) as { jobId: string; failedAttempts: unknown[] });
      expect(jobs.map(({ jobId }) => jobId).sort()).toEqual(removed.sort());
      expect(jobs[0]).toMatchObject({
        type: 'export',
        failedAttempts: [{ attempt: 1, code: 'storage_unavailable', message: 'The disk is full' }],
      });
      expect(jobs).toContainEqual(
        expect.objectContaining({ params: { recordType: 'users', secret: 1 }, status: 'completed' }),
      );
    });

    it('that cannot be written keep the jobs where they are, and nothing else from being done', async () => {
      const jobId = await addJob({ status: 'completed', days: 31 });
      await addFile('exports', { days: 31 });
      const repair = await breakStorage('archives');
      const report = await run(archived);
      expect(report.failed).toMatchObject([{ step: 'jobs', code: 'storage_unavailable' }, { step: 'scan' }]);
      expect(report.removed).toMatchObject({ jobs: 0, exports: 1 });
      expect(await ids('jobs')).toEqual([jobId]);
      await repair();
      expect((await run(archived)).removed.jobs).toBe(1);
    });
  });

  describe('files', () => {
    it('go by age and by who made them, but not while a job needs them', async () => {
      const reading = uuidv7();
      await addJob({ status: 'pending', days: 300, params: { fileId: reading } });
      const writing = await addJob({ status: 'in-progress', days: 300 });
      const kept = [
        await addFile('exports', { days: 29 }),
        await addFile('exports', { days: 300, fileId: writing, jobId: writing }),
        await addFile('uploads', { days: 199 }),
        await addFile('uploads', { days: 300, fileId: reading }),
      ];
      const removed = [
        await addFile('exports', { days: 31 }),
        await addFile('rejects', { days: 31 }),
        await addFile('uploads', { days: 201 }),
      ];
      expect(await due()).toEqual({ ...NOTHING, exports: 2, uploads: 1 });
      expect((await run()).removed).toEqual({ ...NOTHING, exports: 2, uploads: 1 });

      expect(await ids('stored_files')).toEqual(kept.map(({ fileId }) => fileId).sort());
      expect((await stored()).sort()).toEqual(kept.map(({ fileId }) => fileId).sort());
      const { deletions } = await producers.app.get(Deletions).list({}, { limit: 10 });
      expect(deletions.map(({ subject }) => subject).sort()).toEqual(
        removed.map(({ fileId }) => fileId).sort(),
      );
      expect(deletions[0]).toMatchObject({
        ...{
          kind: 'file',
          reason: 'retention',
          details: { bytes: 7 },
          completedAt: expect.any(Date) as Date,
        },
      });
    });

    it('that are gone are no result of their job any more', async () => {
      const [jobId, other] = [uuidv7(), uuidv7()];
      for (const id of [jobId, other]) {
        const made = await addJob({ status: 'completed', days: 20, resultUri: fileReference(id) });
        await database.query('UPDATE jobs SET id = $2 WHERE id = $1', [made, id]);
      }
      await addFile('exports', { days: 31, fileId: jobId, jobId });
      await addFile('exports', { days: 20, fileId: other, jobId: other });
      await run();
      expect(await producers.reader.get(jobId)).toMatchObject({
        resultUri: null,
        result: { rows: 1, fileDeletedAt: expect.any(String) as string },
      });
      expect(await producers.reader.get(other)).toMatchObject({
        resultUri: `file:${other}`,
        result: { rows: 1 },
      });
      await expect(producers.app.get(FileCatalogue).get(jobId)).rejects.toMatchObject({
        ...{ code: 'file_deleted', details: { reason: 'retention' } },
      });
    });

    it('that are deleted while the storage is out of order are gone at once, and their bytes when it is back', async () => {
      const { fileId } = await addFile('uploads', { days: 0 });
      const repair = await breakStorage('uploads');

      const { deletionId } = await producers.bus.execute(new DeleteFile(fileId, { requestId: 'r-1' }));

      const files = producers.app.get(FileCatalogue);
      await expect(files.get(fileId)).rejects.toMatchObject({ code: 'file_deleted' });
      const deletions = producers.app.get(Deletions);
      expect(await deletions.get(deletionId)).toMatchObject({
        ...{ kind: 'file', subject: fileId, reason: 'request', requestId: 'r-1', completedAt: null },
      });
      const objects = producers.app.get(ObjectRemovals);
      await database.query('UPDATE object_removals SET due_at = now()');
      expect(await objects.remove()).toBe(0);
      expect(await objects.count()).toBe(1);

      await repair();
      expect(await stored()).toEqual([fileId]);
      await database.query('UPDATE object_removals SET due_at = now()');
      expect(await objects.remove()).toBe(1);
      expect(await stored()).toEqual([]);
      expect((await deletions.get(deletionId)).completedAt).toEqual(expect.any(Date));
      await expect(producers.bus.execute(new DeleteFile(fileId))).rejects.toMatchObject({
        ...{ code: 'file_deleted' },
      });
    });

    it('are not lost though something lists again what is to be removed', async () => {
      const { storageKey } = await addFile('exports', { days: 1 });
      await database.query('INSERT INTO object_removals (storage_key) VALUES ($1)', [storageKey]);
      await producers.app.get(ObjectRemovals).remove();
      expect(await stored()).toHaveLength(1);
      expect(await producers.app.get(ObjectRemovals).count()).toBe(0);
    });

    it('take the values along that were sampled from them, but for those that datasets were made of', async () => {
      const { fileId } = await addFile('uploads', { days: 0 });
      const [used, unused] = ['a'.repeat(64), 'b'.repeat(64)];
      await database.query(
        `WITH sample AS (INSERT INTO value_samples (sha256, content) VALUES ($2, ''), ($3, '') RETURNING sha256)
         INSERT INTO sampled_columns (file_id, column_name, sha256) SELECT $1, sha256, sha256 FROM sample`,
        [fileId, used, unused],
      );
      await database.query(
        `INSERT INTO datasets (record_type, fields, schema_hash, locale) VALUES ('people', $1, '', 'en')`,
        [JSON.stringify([{ name: 'who', type: 'object', fields: [{ type: 'sample', sha256: used }] }])],
      );
      const { deletionId } = await producers.bus.execute(new DeleteFile(fileId));
      expect((await producers.app.get(Deletions).get(deletionId)).details).toEqual({
        ...{ bytes: 7, sampledBy: ['people'] },
      });
      const { rows } = await database.query('SELECT sha256 FROM value_samples');
      expect(rows).toEqual([{ sha256: used }]);

      await database.query('DELETE FROM datasets');
      expect((await due()).unusedSamples).toBe(1);
      expect((await run()).removed.unusedSamples).toBe(1);
    });
  });

  describe('what nobody lists', () => {
    const found = () => database.query(`UPDATE unlisted_objects SET found_at = now() - interval '25 hours'`);

    it('is removed from storage when it has stayed so for a day, unless its job runs', async () => {
      const listed = await addFile('exports', { days: 1 });
      const running = await addJob({ status: 'in-progress', days: 3 });
      const orphan = uuidv7();
      const late = uuidv7();
      const keys = [storageKeyFor('uploads', orphan), storageKeyFor('exports', orphan, 3)];
      for (const key of [...keys, storageKeyFor('rejects', running, 2), storageKeyFor('uploads', late)])
        await storage.write(key, Readable.from(['x']));
      await storage.write('exports/readme.txt', Readable.from(['somebody put it here']));

      // Seen once, it may be on its way into the list.
      expect((await run()).removed.unlistedObjects).toBe(0);
      expect((await due()).unlistedObjects).toBe(0);
      await found();
      await addFile('uploads', { days: 0, fileId: late });

      expect((await due()).unlistedObjects).toBe(2);
      expect((await run()).removed.unlistedObjects).toBe(2);
      expect((await stored()).sort()).toEqual([listed.fileId, `${running}.2`, late, 'readme.txt'].sort());
      // What is listed by now is forgotten; what a running job may still list is watched.
      expect((await database.query('SELECT storage_key FROM unlisted_objects')).rows).toEqual([
        { storage_key: storageKeyFor('rejects', running, 2) },
      ]);
    });

    it('stays in a storage in which another database has files, too', async () => {
      await storage.write(storageKeyFor('uploads', uuidv7()), Readable.from(['x']));
      await run();
      await found();
      await storage.write('instances/0123456789abcdef', Readable.from(['another one']));
      const report = await run();
      expect(report.removed).toEqual(NOTHING);
      expect(report.failed).toMatchObject([
        { step: 'unlistedObjects', code: 'storage_shared' },
        { step: 'scan', code: 'storage_shared' },
      ]);
      expect(await stored()).toHaveLength(1);
      await storage.delete('instances/0123456789abcdef');
      expect((await run()).removed.unlistedObjects).toBe(1);
    });

    it('are staging tables of jobs that ended a day ago or are not there, with their receipts', async () => {
      const live = await addJob({ status: 'in-progress', days: 3 });
      const recent = await addJob({ status: 'cancelled', days: 0.9 });
      const ended = await addJob({ status: 'failed', days: 1.1 });
      const nobody = uuidv7();
      const tables = [live, recent, ended, `${ended}_1`, nobody, 'something else'];
      for (const name of tables) await database.query(`CREATE TABLE staging."${name}" (id int)`);
      await database.query(
        `INSERT INTO dataset_chunks (incarnation, first_row, row_count, job_id, block_hashes)
         SELECT gen_random_uuid(), 0, 1, id, decode(repeat('00', 32), 'hex') FROM unnest($1::uuid[]) AS id`,
        [[live, ended]],
      );
      expect((await due()).stagingTables).toBe(3);
      expect((await run()).removed.stagingTables).toBe(3);
      const { rows } = await database.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'staging' ORDER BY 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual([live, recent, 'something else'].sort());
      expect((await database.query('SELECT job_id FROM dataset_chunks')).rows).toEqual([{ job_id: live }]);
      for (const { name } of rows) await database.query(`DROP TABLE staging."${name}"`);
      await database.query('TRUNCATE dataset_chunks');
    });
  });
});
