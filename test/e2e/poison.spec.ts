import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { ONE_BACKEND } from '../setup/config';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';
import { starvedMs } from './processes/process-facts';

const ROOT = resolve(__dirname, '../..');

describe.each(ONE_BACKEND)('a job that kills its worker, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('is put aside after the third, as poison', async () => {
    const deployment = await deploy(backend, { workers: 0, settings: { JOB_LEASE_MS: '1000' } });
    const jobId = '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c';
    await deployment.query(
      `WITH job AS (
         INSERT INTO jobs (id, type, kind, queue, params, max_attempts, timeout_ms)
         VALUES ($1, 'test', 'deadly', 'upload', '{}', 4, 60000) RETURNING id, delivery, queue, kind
       )
       INSERT INTO outbox (job_id, delivery, queue, kind) SELECT id, delivery, queue, kind FROM job`,
      [jobId],
    );
    let starts = 0;
    const ends: (NodeJS.Signals | null)[] = [];
    let worker: ChildProcess | undefined;
    let stopping = false;
    // What a supervisor does: it starts the worker again, whatever it died of.
    const supervise = async (): Promise<void> => {
      while (!stopping) {
        starts++;
        worker = spawn(
          process.execPath,
          ['-r', '@swc-node/register', join(ROOT, 'test/e2e/programs/deadly-worker.ts')],
          {
            cwd: ROOT,
            env: { ...process.env, ...deployment.environment },
            stdio: ['ignore', 'ignore', 'inherit'],
          },
        );
        const [, signal] = (await once(worker, 'exit')) as [number | null, NodeJS.Signals | null];
        ends.push(signal);
      }
    };
    const supervised = supervise();
    try {
      const client = deployment.client;
      await until(async () => (await client.status(jobId)).status === 'failed', {
        timeoutMs: 150_000,
        what: 'the job was put aside',
      });
      expect(ends).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL']);
      expect(starts).toBe(4);
      const { body } = await client.request('GET', '/dead-letters?reason=poison');
      expect(body['deadLetters']).toMatchObject([
        {
          jobId,
          reason: 'poison',
          error: { code: 'worker_crashed', retryable: false },
          attempts: [1, 2, 3].map(() => ({ attempt: 1, code: 'worker_crashed', worker: expect.any(String) })),
        },
      ]);
    } finally {
      stopping = true;
      worker?.kill('SIGKILL');
      await supervised;
    }
  }, 180_000);

  it('and pausing, resuming and cancelling reach a worker in another process within two seconds', async () => {
    const deployment = await deploy(backend, { workers: 1, settings: { CHUNK_ROWS: '1000' } });
    const { client } = deployment;
    const generate = { recordType: 'slow', count: 50_000_000, fields: [{ name: 'id', type: 'uuid' }] };
    const running = await client.start('/generate', generate);
    await deployment.holderAt(running, { done: 1_000 });
    await client.request('POST', '/admin/kinds/generate_dataset/pause');
    const waiting = await client.start('/generate', { ...generate, recordType: 'waits', count: 10 });

    const [worker] = deployment.workers;
    const starved = (): number => starvedMs(worker?.pid ?? 0) + starvedMs(deployment.api.pid);
    const starvedBefore = starved();
    await client.request('POST', `/jobs/${running}/cancel`);
    await until(async () => (await client.status(running)).status === 'cancelled', {
      what: 'it is cancelled',
    });
    const [stopped] = await deployment.query<{ ms: number }>(
      `SELECT extract(epoch FROM finished_at - cancel_requested_at) * 1000 AS ms FROM jobs WHERE id = $1`,
      [running],
    );
    expect(Number(stopped?.ms) - (starved() - starvedBefore)).toBeLessThan(2_000);
    expect(await deployment.rowCounts('slow')).toEqual({ rows: 0, distinct: 0 });
    const copying = `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY %' AND state = 'active' AND pid <> pg_backend_pid()`;
    await until(async () => (await deployment.query(copying)).length === 0, {
      what: 'nothing is copied any more',
    });

    expect((await client.status(waiting)).status).toBe('pending');
    await client.request('POST', '/admin/kinds/generate_dataset/resume');
    await client.completed(waiting);
    const [started] = await deployment.query<{ ms: number }>(
      `SELECT extract(epoch FROM now() - started_at) * 1000 AS ms FROM jobs WHERE id = $1`,
      [waiting],
    );
    expect(Number(started?.ms)).toBeLessThan(10_000);
  });
});
