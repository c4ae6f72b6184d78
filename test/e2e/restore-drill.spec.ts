import { setTimeout as delay } from 'node:timers/promises';
import { Client as PgClient } from 'pg';
import { BACKENDS } from '../setup/config';
import { describeWithPgDump, POSTGRES_PROGRAMS } from '../setup/postgres-programs';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';
import { people, TINY } from './processes/people';
import { runStandalone } from './processes/program-run';

/** Redis where there is one: it goes on knowing deliveries of the time that is lost. */
const backend = BACKENDS.at(-1) ?? 'postgres';
const PEOPLE = 10_000;
const GROWING = 150_000;

interface Summary {
  id: string;
  tables: number;
  rows: number;
  openJobs?: number;
}

describeWithPgDump(`a restore drill, queue on ${backend}`, () => {
  const deploy = useDeployments('after each test');

  it('backs up under load, loses the database, restores it, and has everything that was acknowledged before', async () => {
    const deployment = await deploy(backend, {
      workers: 2,
      settings: {
        PG_BIN: POSTGRES_PROGRAMS ?? '',
        BACKUP_ENCRYPTION_KEY: 'restore drill, at least 32 characters',
        CHUNK_ROWS: '2000',
      },
    });
    const { client, environment } = deployment;
    const [people1] = await Promise.all([client.generate(people({ count: PEOPLE }))]);
    expect(people1.status).toBe('completed');
    const exported = await client.completed(
      await client.start('/export', { recordType: 'people', format: 'csv' }),
    );
    const csv = await client.download(exported);
    const receipt = await client.receiptHash('people');

    // Load: a large job that is in the middle of its rows, and a stream of small ones.
    const growing = await client.start(
      '/generate',
      people({ recordType: 'growing', count: GROWING, mode: 'append' }),
    );
    const acknowledged: { jobId: string; at: number }[] = [];
    let loading = true;
    const load = (async () => {
      while (loading) {
        const jobId = await client.start('/generate', TINY);
        acknowledged.push({ jobId, at: performance.now() });
        // Load for the moment of the backup, not for the minutes after it.
        await delay(25);
      }
    })();
    await deployment.holderAt(growing, { done: 10_000 });
    await until(() => acknowledged.length > 5, { what: 'jobs are being accepted' });

    // As the clock of the schedule does it.
    const schedule = { name: 'nightly', cron: '0 3 * * *', request: { type: 'backup', body: {} } };
    const { status, body } = await client.request('POST', '/schedules', schedule);
    expect(status).toBe(201);
    const asked = performance.now();
    // However often it is asked for, over however many workers: one backup at a time.
    const run = `/schedules/${String(body['scheduleId'])}/run`;
    const [jobId, again] = await Promise.all([client.start(run, {}), client.start(run, {})]);
    expect(again).toBe(jobId);
    const job = await client.completed(jobId);
    expect(job.attempts).toBe(1);
    expect(await deployment.query('SELECT id FROM backups')).toEqual([{ id: job.result?.['backupId'] }]);
    expect(job.result).toMatchObject({ encrypted: true, files: 1, missingFiles: 0, removedBackups: [] });
    const [{ open } = { open: 0 }] = await deployment.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM jobs WHERE status IN ('pending', 'in-progress')`,
    );
    loading = false;
    await load;
    const before = acknowledged.filter(({ at }) => at < asked);

    const refused = await runStandalone('restore', environment, ['--replace']);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/in use by .*Stop the API and all workers/),
    });

    // The machine with the database is lost, and all that worked on it.
    await Promise.all([deployment.api, ...deployment.workers].map((process) => deployment.kill(process)));
    const url = new URL(environment['DATABASE_URL'] ?? '');
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const admin = new PgClient({ connectionString: url.href });
    await admin.connect();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();

    const started = performance.now();
    const restored = await runStandalone('restore', environment, ['--json']);
    expect(restored).toMatchObject({ code: 0 });
    const seconds = (performance.now() - started) / 1_000;
    const summary = JSON.parse(restored.stdout) as Summary & { restored: { openJobs: number } };
    expect(summary.id).toBe(job.result?.['backupId']);
    // The large job, the backup itself, and what waited.
    expect(summary.restored.openJobs).toBeGreaterThanOrEqual(2);

    await Promise.all([deployment.startApi(), deployment.startWorker()]);
    const after = deployment.client;
    for (const { jobId } of before) await after.completed(jobId);
    const grown = await after.completed(growing);
    expect(grown.attempts).toBe(1);
    expect(await deployment.rowCounts('growing')).toEqual({ rows: GROWING, distinct: GROWING });
    expect(await after.receiptHash('people')).toBe(receipt);
    for (const recordType of ['people', 'growing'])
      expect(await after.verify(recordType)).toMatchObject({ verified: true, mismatchCount: 0 });
    expect(await after.download(await after.status(exported.jobId))).toEqual(csv);
    // Nothing was done twice: a row for each of the small jobs that there are.
    await until(
      async () =>
        (await deployment.query(`SELECT FROM jobs WHERE status IN ('pending', 'in-progress')`)).length === 0,
      {
        what: 'no job is open',
      },
    );
    const [{ jobs } = { jobs: 0 }] = await deployment.query<{ jobs: number }>(
      `SELECT count(*)::int AS jobs FROM jobs WHERE params->>'recordType' = 'tiny'`,
    );
    expect(await deployment.rowCounts('tiny')).toEqual({ rows: jobs, distinct: jobs });
    process.stdout.write(
      `[restore drill, ${backend}] ${before.length} jobs acknowledged before the backup, ${open} open; ` +
        `${summary.rows} rows restored and compared in ${seconds.toFixed(1)} s; 0 lost\n`,
    );
  }, 120_000);
});
