import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKENDS } from '../setup/config';
import { until } from '../setup/until';
import type { Download } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people, TINY } from './processes/people';

/** In so many chunks that a death finds the job in the middle of them, also when it comes late. */
const COUNT = 120_000;
const LEASE_MS = 2_000;

describe.each(BACKENDS)('no death loses or doubles anything, queue on %s', (backend) => {
  const deploy = useDeployments('after all tests');
  // Where rows go has nothing to do with the queue: a replacement is written into a table of its own, and appended rows
  // go straight to where readers see them.
  const modes = backend === 'postgres' ? ['replace', 'append'] : ['append'];
  // Whoever finds a leader gone learns it from the queue, so jobs are shared on the one that keeps less.
  const sharing: Record<string, string> = backend === 'redis' ? { FAN_OUT_ROWS: '10000' } : {};
  let deployment: Deployment;
  let undisturbed: Download;
  let receipt: string;

  beforeAll(async () => {
    deployment = await deploy(backend, {
      workers: 2,
      settings: { CHUNK_ROWS: '1000', JOB_LEASE_MS: `${LEASE_MS}`, ...sharing },
    });
    await deployment.client.generate(people({ count: COUNT }));
    undisturbed = await deployment.client.exportCsv('people');
    receipt = await deployment.client.receiptHash('people');
  });

  const expectUndisturbed = async (recordType = 'people'): Promise<void> => {
    expect(await deployment.rowCounts(recordType)).toEqual({ rows: COUNT, distinct: COUNT });
    expect(await deployment.client.exportCsv(recordType)).toEqual(undisturbed);
    expect(await deployment.client.receiptHash(recordType)).toBe(receipt);
  };

  /** Every object in storage; what is still being written does not count. */
  const objects = async (): Promise<string[]> => {
    const entries = await readdir(deployment.storageDir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.incoming'))
      .map(({ name }) => name);
  };
  const bytesIncoming = async (): Promise<number> => {
    const folder = join(deployment.storageDir, '.incoming');
    const sizes = (await readdir(folder)).map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
    return Math.max(0, ...(await Promise.all(sizes)));
  };

  it.each(modes)('the worker is killed in the middle of a generation (%s)', async (mode) => {
    await deployment.query('DROP TABLE IF EXISTS datasets.people');
    await deployment.query(`DELETE FROM datasets WHERE record_type = 'people'`);
    const jobId = await deployment.client.start('/generate', people({ count: COUNT, mode }));
    const holder = await deployment.holderAt(jobId, { done: COUNT * 0.3 });
    await deployment.kill(holder);
    expect((await deployment.jobRow(jobId)).done).toBeLessThan(COUNT * 0.8);

    expect(await deployment.client.completed(jobId)).toMatchObject({ attempts: 1, result: { rows: COUNT } });
    expect((await deployment.jobRow(jobId)).token).toBe(2);
    await expectUndisturbed();
    await deployment.startWorker();
  });

  it.each(modes)('the worker freezes, loses the job, and wakes up again (%s)', async (mode) => {
    await deployment.query('DROP TABLE IF EXISTS datasets.people');
    await deployment.query(`DELETE FROM datasets WHERE record_type = 'people'`);
    const jobId = await deployment.client.start('/generate', people({ count: COUNT, mode }));
    const holder = await deployment.holderAt(jobId, { done: COUNT * 0.3 });
    holder.signal('SIGSTOP');
    // The other one finishes while the first still sleeps.
    await deployment.client.completed(jobId);
    await expectUndisturbed();

    holder.signal('SIGCONT');
    await holder.ready();
    const log = () => holder.output.includes(jobId) && holder.output.includes('"outcome":"lost"');
    await until(log, { what: 'the worker that froze has given the job up' });
    expect(await deployment.client.status(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
    await expectUndisturbed();
  });

  it.each(modes)('the worker is killed in the middle of several record types (%s)', async (mode) => {
    const family = {
      seed: 7,
      mode,
      recordTypes: [
        {
          recordType: 'children',
          count: COUNT,
          fields: [
            { name: 'id', type: 'sequence' },
            { name: 'parentId', type: 'reference', to: 'parents.id' },
          ],
        },
        { recordType: 'parents', count: 7_500, fields: [{ name: 'id', type: 'uuid' }] },
      ],
    };
    for (const table of ['children', 'parents']) {
      await deployment.query(`DROP TABLE IF EXISTS datasets.${table}`);
      await deployment.query(`DELETE FROM datasets WHERE record_type = '${table}'`);
    }
    await deployment.client.generate(family);
    const before = [
      await deployment.client.exportCsv('children'),
      await deployment.client.exportCsv('parents'),
    ];
    for (const table of ['children', 'parents']) {
      await deployment.query(`DROP TABLE datasets.${table}`);
      await deployment.query(`DELETE FROM datasets WHERE record_type = '${table}'`);
    }

    const jobId = await deployment.client.start('/generate', family);
    await deployment.kill(await deployment.holderAt(jobId, { done: COUNT * 0.3 }));
    expect(await deployment.client.completed(jobId)).toMatchObject({
      attempts: 1,
      result: { rows: COUNT + 7_500 },
    });
    expect([
      await deployment.client.exportCsv('children'),
      await deployment.client.exportCsv('parents'),
    ]).toEqual(before);
    const orphans = `SELECT count(*)::int AS n FROM datasets.children AS child
      LEFT JOIN datasets.parents AS parent ON parent.id = child."parentId" WHERE parent.id IS NULL`;
    expect(await deployment.query(orphans)).toEqual([{ n: 0 }]);
    await deployment.startWorker();
  });

  it('the worker is killed in the middle of an export', async () => {
    const before = await objects();
    const jobId = await deployment.client.start('/export', { recordType: 'people', format: 'csv' });
    const holder = await deployment.holderAt(jobId, { done: 0 });
    await until(async () => (await bytesIncoming()) > 1_000_000, {
      intervalMs: 5,
      what: 'the file is being written',
    });
    await deployment.kill(holder);

    const job = await deployment.client.completed(jobId);
    expect(job.attempts).toBe(1);
    expect(await deployment.client.download(job)).toEqual(undisturbed);
    const added = (await objects()).filter((name) => !before.includes(name));
    expect(added).toHaveLength(1);
    expect(added[0]).toContain(jobId);
    await deployment.startWorker();
  });

  it('the worker dies after it has listed the file and before it could say so', async () => {
    const { client } = deployment;
    const jobId = await client.start('/export', { recordType: 'people', format: 'csv' });
    await client.completed(jobId);
    // One statement lies between the two: too short to be met by a signal, so what it leaves behind is written here.
    await deployment.query(
      `UPDATE jobs SET status = 'in-progress', finished_at = NULL, result = NULL, result_uri = NULL,
                       lease_owner = 'dead:1', lease_until = now() - interval '1 second' WHERE id = $1`,
      [jobId],
    );
    const job = await client.completed(jobId);
    expect((await deployment.jobRow(jobId)).token).toBe(2);
    expect(await client.download(job)).toEqual(undisturbed);
  });

  it('the API is killed while it acknowledges', async () => {
    const { client } = deployment;
    const jobIds: string[] = [];
    let firstAnswer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (firstAnswer = resolve));
    const requests = Array.from({ length: 40 }, () =>
      client.start('/generate', TINY).then(
        (jobId) => {
          jobIds.push(jobId);
          firstAnswer();
        },
        () => undefined,
      ),
    );
    await answered;
    await deployment.kill(deployment.api);
    await Promise.all(requests);
    await deployment.startApi();

    for (const jobId of jobIds) await deployment.client.completed(jobId);
    // What was written but not acknowledged runs, too.
    const pending = `SELECT id FROM jobs WHERE status <> 'completed'`;
    await until(async () => (await deployment.query(pending)).length === 0, { what: 'no job is left' });
    const [{ jobs } = { jobs: 0 }] = await deployment.query<{ jobs: number }>(
      `SELECT count(*)::int AS jobs FROM jobs WHERE params->>'recordType' = 'tiny'`,
    );
    expect(jobs).toBeGreaterThanOrEqual(jobIds.length);
    expect(await deployment.rowCounts('tiny')).toEqual({ rows: jobs, distinct: jobs });
  });

  // What is old has nothing to do with the queue either.
  (backend === 'postgres' ? it : it.skip)('the worker is killed while it removes old jobs', async () => {
    const young = await deployment.query('SELECT id FROM jobs ORDER BY id');
    const filesBefore = await objects();
    await deployment.query(
      `INSERT INTO jobs (id, type, kind, queue, params, status, max_attempts, timeout_ms, finished_at)
       SELECT gen_random_uuid(), 'old', 'old', 'generation', '{}', 'completed', 1, 1, now() - interval '40 days'
       FROM generate_series(1, 6000)`,
    );
    const old = async (): Promise<number> => {
      const rows = await deployment.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM jobs WHERE type = 'old'`,
      );
      return rows[0]?.n ?? 0;
    };
    await deployment.query('UPDATE retention_state SET next_run_at = now()');
    await until(async () => (await old()) < 6_000, { intervalMs: 5, what: 'jobs are being removed' });
    const [state] = await deployment.query<{ owner: string }>(
      'SELECT lease_owner AS owner FROM retention_state',
    );
    const holder = deployment.workers.find(({ owner }) => state?.owner.startsWith(`${owner}:`));
    if (holder === undefined) throw new Error(`${state?.owner} is none of our workers`);
    await deployment.kill(holder);
    expect(await old()).toBeGreaterThan(0);

    // A minute later.
    await deployment.query(`UPDATE retention_state SET lease_until = now()`);
    await until(async () => (await old()) === 0, { what: 'another worker removes the rest' });
    expect(await deployment.query('SELECT id FROM jobs ORDER BY id')).toEqual(young);
    expect(await objects()).toEqual(filesBefore);
    await deployment.startWorker();
  });
});
