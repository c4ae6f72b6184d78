import { setTimeout as delay } from 'node:timers/promises';
import { JobEnqueuer, StartPace, type EnqueueOptions } from '@app/jobs';
import { ONE_BACKEND, createTestInstance, type TestInstance } from '../setup/config';
import {
  done,
  modestJob,
  scriptedJob,
  scripts,
  startScriptedWorker,
  type ScriptedWorker,
} from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';
import { until } from '../setup/until';

/** Deliveries that the queue may have, and jobs that may be running, when one comes that is to start before others. */
const A_FEW = 12;

describe.each(ONE_BACKEND)('fairness, queue on %s', (backend) => {
  let instance: TestInstance;
  let producers: Producers;
  let workers: ScriptedWorker[];

  const start = async (count: number, settings: Record<string, string>): Promise<void> => {
    instance = await createTestInstance(backend, { WORKER_CONCURRENCY: '4', ...settings });
    producers = await startProducers(instance.config());
    workers = [];
    for (let n = 0; n < count; n++) workers.push(await startScriptedWorker(instance.config()));
  };
  const stop = async (): Promise<void> => {
    for (const worker of workers) await worker.close();
    await producers?.close();
    await instance?.remove();
  };

  const enqueue = async (script: string, options: EnqueueOptions = {}, contract = scriptedJob) =>
    (await producers.app.get(JobEnqueuer).enqueue(contract, { script }, options)).jobId;
  /** Lets the jobs of a script run until the answer is called. */
  const holdJobs = (script: string): (() => void) => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    scripts.set(script, () => held.then(() => done));
    return release;
  };
  const rows = async <R>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await producers.database.query(sql, values)).rows as R[];
  const countUnended = async (): Promise<number> =>
    (await rows<{ n: number }>('SELECT count(*) AS n FROM jobs WHERE finished_at IS NULL'))[0]?.n ?? 0;
  const allEnded = () =>
    until(async () => (await countUnended()) === 0, { what: 'all jobs have ended', timeoutMs: 60_000 });
  /** Jobs that started after this one was accepted and before it started. */
  const overtaking = async (jobId: string): Promise<number> => {
    const [found] = await rows<{ n: number }>(
      `WITH mine AS (
         SELECT min(id) FILTER (WHERE data ->> 'status' = 'pending') AS accepted,
                min(id) FILTER (WHERE data ->> 'status' = 'in-progress') AS started
         FROM job_events WHERE job_id = $1
       )
       SELECT count(*) AS n FROM job_events, mine
       WHERE data ->> 'status' = 'in-progress' AND id > accepted AND id < started`,
      [jobId],
    );
    return found?.n ?? -1;
  };
  /** Most jobs that ran at the same moment, for each value of a column. */
  const mostAtOnce = async (column: 'kind' | 'tenant'): Promise<Record<string, number>> => {
    const found = await rows<{ name: string; most: number }>(
      `SELECT name, max(running) AS most FROM (
         SELECT jobs.${column} AS name, sum(CASE WHEN job_events.name = 'status' AND data ->> 'status' = 'in-progress' THEN 1 ELSE -1 END)
           OVER (PARTITION BY jobs.${column} ORDER BY job_events.id) AS running
         FROM job_events JOIN jobs ON jobs.id = job_id
         WHERE job_events.name = 'retry' OR data ->> 'status' <> 'pending'
       ) AS moments GROUP BY name`,
    );
    return Object.fromEntries(found.map(({ name, most }) => [name, Number(most)]));
  };

  describe('over several workers', () => {
    afterEach(stop);

    it('starts the first job of a tenant after a few of the 10,000 that another has waiting', async () => {
      await start(1, {});
      const release = holdJobs('held');
      scripts.set('short', () => Promise.resolve(done));
      await Promise.all(Array.from({ length: 4 }, () => enqueue('held', { tenant: 'a' })));
      await Promise.all(Array.from({ length: 10_000 }, () => enqueue('short', { tenant: 'a' })));
      const late = await enqueue('short', { tenant: 'b' });
      const anonymous = await enqueue('short');
      release();
      await producers.ended(late);
      await producers.ended(anonymous);
      expect(await overtaking(late)).toBeLessThanOrEqual(A_FEW);
      expect(await overtaking(anonymous)).toBeLessThanOrEqual(A_FEW);
      expect(await countUnended()).toBeGreaterThan(1_000);
    });

    it('never exceeds the limits of kinds and tenants, over three workers', async () => {
      await start(3, { JOB_KIND_LIMITS: 'scripted=5,modest=1', TENANT_MAX_RUNNING: '2' });
      scripts.set('brief', () => delay(5).then(() => done));
      await Promise.all(
        Array.from({ length: 120 }, (_, n) =>
          enqueue('brief', { tenant: ['a', 'b', 'c', 'd'][n % 4] }, n % 6 === 0 ? modestJob : scriptedJob),
        ),
      );
      await allEnded();
      const kinds = await mostAtOnce('kind');
      expect(kinds).toEqual({ scripted: expect.any(Number), modest: 1 });
      expect(kinds['scripted']).toBeLessThanOrEqual(5);
      // Limits that are never reached would show nothing.
      expect(kinds['scripted']).toBeGreaterThanOrEqual(4);
      expect(Math.max(...Object.values(await mostAtOnce('tenant')))).toBe(2);
    });
  });

  describe('a queue without a worker', () => {
    beforeAll(() => start(0, { QUEUE_WINDOW: '8' }));
    afterAll(stop);
    afterEach(() => jest.restoreAllMocks());

    const countHanded = async (): Promise<number> =>
      (await rows<{ n: number }>('SELECT count(*) AS n FROM outbox WHERE handed_at IS NOT NULL'))[0]?.n ?? 0;

    it('gets as many as a process starts in a tenth of a second, if that is more than its window', async () => {
      await Promise.all(Array.from({ length: 100 }, () => enqueue('short')));
      await until(async () => (await countHanded()) === 8, { what: 'the window is full' });
      jest.spyOn(producers.app.get(StartPace), 'inTenthOfSecond', 'get').mockReturnValue(40);
      await until(async () => (await countHanded()) === 40, { what: 'the queue follows the pace' });
    });
  });

  describe('where one job runs at a time', () => {
    beforeAll(() =>
      start(2, { JOB_KIND_LIMITS: 'scripted=1', JOB_LEASE_MS: '1000', JOB_RETRY_DELAY_MS: '3600000' }),
    );
    afterAll(stop);

    it('lets tenants take turns', async () => {
      const order: string[] = [];
      const release = holdJobs('held');
      for (const name of ['a', 'b', 'c'])
        scripts.set(name, () => {
          order.push(name);
          return Promise.resolve(done);
        });
      await enqueue('held');
      for (const tenant of ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'c'])
        await enqueue(tenant, { tenant });
      release();
      await allEnded();
      expect(order.slice(0, 6).join('')).toMatch(/^(abc|acb|bac|bca|cab|cba)\1$/);
      expect(order.slice(6)).toEqual(['a', 'a', 'a', 'a']);
    });

    it('asks priority before turns', async () => {
      const order: string[] = [];
      const release = holdJobs('held');
      for (const name of ['a', 'b'])
        scripts.set(name, () => {
          order.push(name);
          return Promise.resolve(done);
        });
      await enqueue('held');
      await enqueue('b', { tenant: 'b', priority: 5 });
      for (let n = 0; n < 3; n++) await enqueue('a', { tenant: 'a' });
      release();
      await allEnded();
      expect(order).toEqual(['a', 'a', 'a', 'b']);
    });

    it('frees the slot of a worker that died', async () => {
      let runs = 0;
      scripts.set('first', () => (++runs === 1 ? new Promise(() => undefined) : Promise.resolve(done)));
      scripts.set('second', () => Promise.resolve(done));
      const first = await enqueue('first');
      await until(() => runs === 1, { what: 'the first job runs' });
      const second = await enqueue('second');
      // What is left of a worker that was killed: a lease under its token, which nobody prolongs.
      await producers.database.query(
        `UPDATE jobs SET lease_owner = 'dead', lease_token = lease_token + 1, lease_until = now() WHERE id = $1`,
        [first],
      );
      expect(await producers.ended(second)).toMatchObject({ status: 'completed' });
      expect(await producers.ended(first)).toMatchObject({ status: 'completed', attempts: 1 });
    });

    it('counts a job that waits for its next attempt as not running', async () => {
      scripts.set('failing', () => Promise.reject(new Error('not now')));
      scripts.set('fine', () => Promise.resolve(done));
      await enqueue('failing');
      expect(await producers.ended(await enqueue('fine'))).toMatchObject({ status: 'completed' });
    });
  });
});
