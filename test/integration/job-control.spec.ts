import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@app/errors';
import {
  CancelJob,
  CancelJobs,
  JobEnqueuer,
  JobKinds,
  ReplayDeadLetters,
  RetryJob,
  RetryJobs,
  type EnqueueOptions,
  type JobContract,
  type JobView,
} from '@app/jobs';
import { JobSnoozed } from '@app/jobs/worker';
import { BACKENDS, createTestInstance, ONE_BACKEND, type TestInstance } from '../setup/config';
import {
  discarded,
  done,
  modestJob,
  scriptedJob,
  scripts,
  startScriptedWorker,
  untilAborted,
  type ScriptedWorker,
} from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';
import { until } from '../setup/until';
import { stopwatch } from '../e2e/processes/process-facts';

class Flaky extends AppError {
  readonly code = 'flaky';
  override readonly retryable = true;
}
class Hopeless extends AppError {
  readonly code = 'hopeless';
}

describe.each(BACKENDS)('control of jobs, queue on %s', (backend) => {
  // What is only between a worker and the database, or between the API and the database.
  const describeOnce = ONE_BACKEND.includes(backend) ? describe : describe.skip;
  let instance: TestInstance;
  let producers: Producers;
  let worker: ScriptedWorker;

  beforeAll(async () => {
    instance = await createTestInstance(backend, {
      JOB_RETRY_DELAY_MS: '20',
      JOB_LEASE_MS: '1500',
      WORKER_CONCURRENCY: '4',
    });
    producers = await startProducers(instance.config());
    worker = await startScriptedWorker(instance.config());
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const enqueue = async (
    script: string,
    options: EnqueueOptions = {},
    contract: JobContract<{ script: string }> = scriptedJob,
  ): Promise<string> => (await producers.app.get(JobEnqueuer).enqueue(contract, { script }, options)).jobId;
  const run = async (script: string, options?: EnqueueOptions): Promise<JobView> =>
    producers.ended(await enqueue(script, options), 20_000);
  const inProgress = (jobId: string) =>
    until(async () => (await producers.reader.get(jobId)).status === 'in-progress', { what: 'the job runs' });
  const rows = async <R>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await producers.database.query(sql, values)).rows as R[];

  describe('endings', () => {
    it('snoozes without using an attempt, keeps the checkpoint, and says so', async () => {
      const seen: unknown[] = [];
      scripts.set('too early', async ({ attempt, checkpoint, save }) => {
        seen.push([attempt, checkpoint]);
        if (seen.length === 3) return done;
        await worker.database.transaction((client) => save(client, { checkpoint: { seen: seen.length } }));
        throw new JobSnoozed(30);
      });
      const job = await run('too early', { maxAttempts: 1 });
      expect(job).toMatchObject({ status: 'completed', attempts: 1, error: null });
      expect(seen).toEqual([
        [1, null],
        [1, { seen: 1 }],
        [1, { seen: 2 }],
      ]);
      const events = await rows<{ name: string }>(
        `SELECT name FROM job_events WHERE job_id = $1 AND name IN ('retry', 'snooze')`,
        [job.jobId],
      );
      expect(events.map(({ name }) => name)).toEqual(['snooze', 'snooze']);
    });

    it('cancels a snoozed job with what it has left behind', async () => {
      scripts.set('asleep', () => Promise.reject(new JobSnoozed(3_600_000)));
      const jobId = await enqueue('asleep');
      await until(
        async () =>
          (await rows(`SELECT 1 FROM job_events WHERE job_id = $1 AND name = 'snooze'`, [jobId])).length > 0,
        { what: 'the job sleeps' },
      );
      await producers.bus.execute(new CancelJob(jobId));
      expect((await producers.ended(jobId)).status).toBe('cancelled');
      expect(discarded).toContain(jobId);
    });

    it('takes attempts, timeout and backoff from the kind, unless the request says otherwise', async () => {
      scripts.set('slow', ({ signal }) => untilAborted(signal));
      const job = await producers.ended(await enqueue('slow', {}, modestJob));
      expect(job).toMatchObject({ maxAttempts: 2, timeoutMs: 150, attempts: 2, failureReason: 'timeout' });
      const asked = await producers.ended(
        await enqueue('slow', { maxAttempts: 1, timeoutMs: 50 }, modestJob),
      );
      expect(asked).toMatchObject({ maxAttempts: 1, timeoutMs: 50, attempts: 1 });
    });

    it('says why a job failed for good', async () => {
      scripts.set('flaky', () => Promise.reject(new Flaky('not now')));
      scripts.set('hopeless', () => Promise.reject(new Hopeless('never')));
      expect(await run('flaky', { maxAttempts: 2 })).toMatchObject({ failureReason: 'exhausted' });
      expect(await run('hopeless')).toMatchObject({ failureReason: 'unretryable', attempts: 1 });
    });
  });

  describeOnce('a handler that does not stop', () => {
    it('loses its slot and its job, and what it still commits is refused', async () => {
      await producers.database.query('CREATE TABLE late (id int)');
      let calls = 0;
      let late: Promise<unknown> | undefined;
      let wakeUp: () => void = () => undefined;
      const asleep = new Promise<void>((resolve) => (wakeUp = resolve));
      scripts.set('deaf', async ({ begin, save }) => {
        if (++calls > 1) return { resultUri: '/second', result: {} };
        late = asleep.then(() =>
          worker.database.transaction(async (client) => {
            await begin(client);
            await client.query('INSERT INTO late VALUES (1)');
            await save(client, { progress: { done: 1 } });
          }),
        );
        late.catch(() => undefined);
        await late;
        return { resultUri: '/first', result: {} };
      });
      const jobId = await enqueue('deaf', { timeoutMs: 100, maxAttempts: 2 });
      expect(await producers.ended(jobId)).toMatchObject({
        status: 'completed',
        attempts: 2,
        resultUri: '/second',
      });
      wakeUp();
      await expect(late).rejects.toMatchObject({ name: 'LeaseLost' });
      expect(await rows('SELECT * FROM late')).toEqual([]);
      await producers.database.query('DROP TABLE late');
    });

    it('has its transaction ended, also when it waits in the database', async () => {
      await producers.database.query('CREATE TABLE contested (id int)');
      let failure: unknown;
      scripts.set('stuck', ({ begin }) =>
        worker.database
          .bulkTransaction(async (client) => {
            await begin(client);
            await client.query('INSERT INTO contested VALUES (1)');
            await client.query('SELECT pg_sleep(600)');
            return done;
          })
          .catch((error: unknown) => {
            failure = error;
            throw error;
          }),
      );
      const job = await run('stuck', { timeoutMs: 100, maxAttempts: 1 });
      expect(job).toMatchObject({
        status: 'failed',
        error: { code: 'job_timed_out' },
        failureReason: 'timeout',
      });
      await until(() => failure, { what: 'the handler has lost its connection' });
      expect(await rows('SELECT * FROM contested')).toEqual([]);
      const sleeping = await rows(`SELECT 1 FROM pg_stat_activity WHERE application_name = $1`, [
        `veogen job ${job.jobId}`,
      ]);
      expect(sleeping).toEqual([]);
      await producers.database.query('DROP TABLE contested');
    });

    it('keeps no slot: as many as there are slots, and the next job still runs', async () => {
      scripts.set('never', () => new Promise(() => undefined));
      const stuck = await Promise.all(
        Array.from({ length: 4 }, () => enqueue('never', { timeoutMs: 100, maxAttempts: 1 })),
      );
      scripts.set('fine', () => Promise.resolve(done));
      expect(await run('fine')).toMatchObject({ status: 'completed' });
      for (const jobId of stuck)
        expect(await producers.ended(jobId)).toMatchObject({ error: { code: 'job_timed_out' } });
    });
  });

  describeOnce('a worker that was thought dead', () => {
    it('takes back that the job killed it, when it lives', async () => {
      let calls = 0;
      scripts.set('interrupted', async ({ jobId, signal }) => {
        if (++calls > 1) return done;
        // What the reconciler does when a lease could not be prolonged.
        await producers.database.query(
          `WITH job AS (
             UPDATE jobs SET lease_owner = NULL, lease_until = NULL, delivery = delivery + 1, crashes = crashes + 1
             WHERE id = $1 RETURNING id, delivery, queue, kind, lease_token, attempts
           ), attempt AS (
             INSERT INTO job_attempts (job_id, run, attempt, started_at, error_code, error_message)
             SELECT id, lease_token, attempts, now(), 'worker_crashed', '' FROM job
           )
           INSERT INTO outbox (job_id, delivery, queue, kind, available_at)
           SELECT id, delivery, queue, kind, now() + interval '3 seconds' FROM job`,
          [jobId],
        );
        return untilAborted(signal);
      });
      const jobId = await enqueue('interrupted');
      const crashes = async () =>
        (await rows<{ crashes: number }>('SELECT crashes FROM jobs WHERE id = $1', [jobId]))[0]?.crashes;
      await until(async () => (await crashes()) === 1, { what: 'the worker is thought dead' });
      await until(async () => (await crashes()) === 0, { what: 'it has told that it lives' });
      expect(await rows('SELECT 1 FROM job_attempts WHERE job_id = $1', [jobId])).toEqual([]);
      expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
    });
  });

  describe('pausing a kind', () => {
    const kinds = (): JobKinds => producers.app.get(JobKinds);
    afterEach(() => kinds().resume('scripted'));

    it('starts nothing more of it, lets others run, and loses nothing', async () => {
      const ran: string[] = [];
      scripts.set('counted', ({ jobId }) => {
        ran.push(jobId);
        return Promise.resolve(done);
      });
      expect(await kinds().pause('scripted')).toMatchObject({ kind: 'scripted', paused: true });
      const jobIds = await Promise.all(Array.from({ length: 20 }, () => enqueue('counted')));
      // Another kind on the same queue is not held up, and shows that the relay has been at work.
      expect(await producers.ended(await enqueue('counted', {}, modestJob))).toMatchObject({
        status: 'completed',
      });
      expect(ran).toHaveLength(1);
      expect(await producers.reader.get(jobIds[0] ?? '')).toMatchObject({ status: 'pending', paused: true });
      expect(await kinds().list()).toContainEqual(
        expect.objectContaining({ kind: 'scripted', paused: true, pending: 20, running: 0 }),
      );
      const sinceResumed = stopwatch();
      expect(await kinds().resume('scripted')).toMatchObject({ paused: false });
      for (const jobId of jobIds) expect((await producers.ended(jobId)).status).toBe('completed');
      expect(sinceResumed()).toBeLessThan(2_000);
      expect(ran.slice(1).sort()).toEqual([...jobIds].sort());
    });

    it('lets what runs go on to its end, and holds back what the queue has already', async () => {
      const opened: (() => void)[] = [];
      const ran: string[] = [];
      scripts.set('gated', async ({ jobId }) => {
        ran.push(jobId);
        await new Promise<void>((resolve) => opened.push(resolve));
        return done;
      });
      const jobIds = await Promise.all(Array.from({ length: 12 }, () => enqueue('gated')));
      await until(
        async () =>
          ran.length === 4 && (await rows('SELECT 1 FROM outbox WHERE handed_at IS NULL')).length === 0,
        {
          what: 'four jobs run and the others are on the queue',
        },
      );
      await kinds().pause('scripted');
      opened.splice(0).forEach((open) => open());
      await until(async () => (await rows('SELECT 1 FROM outbox WHERE handed_at IS NULL')).length === 8, {
        what: 'the other eight are back in the outbox',
      });
      expect(ran).toHaveLength(4);
      await kinds().resume('scripted');
      await until(
        async () => {
          opened.splice(0).forEach((open) => open());
          return (await producers.reader.get(jobIds[11] ?? '')).status === 'completed' && ran.length === 12;
        },
        { what: 'all have run' },
      );
      opened.splice(0).forEach((open) => open());
      for (const jobId of jobIds)
        expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
      expect([...ran].sort()).toEqual([...jobIds].sort());
    });

    it('neither loses nor doubles anything when it is switched quickly', async () => {
      const ran: string[] = [];
      scripts.set('switched', ({ jobId }) => {
        ran.push(jobId);
        return Promise.resolve(done);
      });
      const enqueued: Promise<string>[] = [];
      for (let i = 0; i < 20; i++) {
        await (i % 2 === 0 ? kinds().pause('scripted') : kinds().resume('scripted'));
        for (let n = 0; n < 10; n++) enqueued.push(enqueue('switched'));
      }
      await kinds().resume('scripted');
      const jobIds = await Promise.all(enqueued);
      for (const jobId of jobIds)
        expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
      expect([...ran].sort()).toEqual([...jobIds].sort());
    });

    it('outlives the worker, and does not keep a cancelled job from cleaning up', async () => {
      let runs = 0;
      scripts.set('flaky once', () => {
        runs++;
        return Promise.reject(new Flaky('later'));
      });
      const jobId = await enqueue('flaky once');
      await until(() => runs > 0, { what: 'it has run' });
      await kinds().pause('scripted');
      await worker.close();
      worker = await startScriptedWorker(instance.config());
      expect(await kinds().list()).toContainEqual(
        expect.objectContaining({ kind: 'scripted', paused: true }),
      );
      await until(async () => (await producers.reader.get(jobId)).status === 'pending', { what: 'it waits' });
      await producers.bus.execute(new CancelJob(jobId));
      expect((await producers.ended(jobId)).status).toBe('cancelled');
      expect(discarded).toContain(jobId);
    });

    it('refuses a kind that nobody knows', async () => {
      await expect(kinds().pause('nonsense')).rejects.toMatchObject({ code: 'job_kind_not_found' });
    });
  });

  describeOnce('dead letters', () => {
    const failing = async (errorText: string, count = 1): Promise<string[]> => {
      scripts.set(errorText, () => Promise.reject(new Hopeless(errorText)));
      const jobIds = await Promise.all(Array.from({ length: count }, () => enqueue(errorText)));
      for (const jobId of jobIds) await producers.ended(jobId);
      return jobIds;
    };

    it('have their attempts, with times and errors', async () => {
      let attempt = 0;
      scripts.set('worse and worse', () => Promise.reject(new Flaky(`broken ${++attempt}`)));
      const { jobId } = await run('worse and worse', { maxAttempts: 3 });
      const attempts = (await producers.reader.failedAttempts([jobId])).get(jobId) ?? [];
      expect(attempts).toMatchObject(
        [1, 2, 3].map((n) => ({
          attempt: n,
          code: 'flaky',
          message: `broken ${n}`,
          worker: expect.any(String),
        })),
      );
      for (const { startedAt, finishedAt } of attempts)
        expect(finishedAt.getTime()).toBeGreaterThanOrEqual(startedAt.getTime());
    });

    it('become one new job each, by however many they are replayed at once', async () => {
      const letters = await failing('replayed at once', 30);
      scripts.set('replayed at once', () => Promise.resolve(done));
      const replay = new ReplayDeadLetters({ filter: { errorText: 'replayed at once' } });
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => producers.bus.execute(replay)));
      const replays = outcomes.flatMap(({ done: made }) => made);
      expect(replays.map(({ deadLetterId }) => deadLetterId).sort()).toEqual([...letters].sort());
      for (const { deadLetterId, jobId } of replays) {
        expect(await producers.ended(jobId)).toMatchObject({
          status: 'completed',
          parentJobId: deadLetterId,
        });
        expect(await producers.reader.get(deadLetterId)).toMatchObject({
          status: 'failed',
          replayedBy: jobId,
        });
      }
      expect(await rows('SELECT 1 FROM jobs WHERE parent_id = ANY($1)', [letters])).toHaveLength(30);
      expect(await producers.bus.execute(replay)).toEqual({ matched: 0, done: [], remaining: 0 });
    });

    it('named by id answer with the same job again', async () => {
      const ids = await failing('by id');
      const first = await producers.bus.execute(new ReplayDeadLetters({ ids }));
      const again = await producers.bus.execute(new ReplayDeadLetters({ ids: [...ids, randomUUID()] }));
      expect(first.done).toHaveLength(1);
      expect(again.done).toEqual(first.done);
      await expect(producers.bus.execute(new RetryJob(ids[0] ?? ''))).rejects.toMatchObject({
        code: 'job_already_replayed',
      });
    });

    it('are replayed once, also when the request for a changed job comes at the same time', async () => {
      const [letter = ''] = await failing('raced');
      scripts.set('raced', () => Promise.resolve(done));
      const results = await Promise.allSettled(
        Array.from({ length: 5 }, () => enqueue('raced', { parentId: letter })),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(4);
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'job_already_replayed' });
      expect((await producers.reader.get(letter)).replayedBy).not.toBeNull();
    });

    it('are replayed by the ten thousand within one request', async () => {
      await producers.database.query(
        `INSERT INTO jobs (id, type, kind, queue, params, status, max_attempts, timeout_ms, error_code, error_message,
                           error_retryable, error_reason, finished_at, attempts)
         SELECT gen_random_uuid(), 'test', 'modest', 'generation', '{"script": "many"}', 'failed', 1, 60000, 'gone',
                'gone', true, 'exhausted', now(), 1 FROM generate_series(1, 10000)`,
      );
      scripts.set('many', () => Promise.resolve(done));
      await kindsPaused(async () => {
        const started = performance.now();
        const outcome = await producers.bus.execute(new ReplayDeadLetters({ filter: { errorCode: 'gone' } }));
        expect(performance.now() - started).toBeLessThan(30_000);
        expect(outcome).toMatchObject({ matched: 10_000, remaining: 0 });
        expect(outcome.done).toHaveLength(10_000);
        const cancelled = await producers.bus.execute(new CancelJobs({ filter: { kind: 'modest' } }));
        expect(cancelled.done).toHaveLength(10_000);
      });
      expect(await rows(`SELECT 1 FROM jobs WHERE kind = 'modest' AND status = 'pending'`)).toEqual([]);
      await producers.database.query(`DELETE FROM jobs WHERE kind = 'modest'`);
    });

    const kindsPaused = async (work: () => Promise<void>): Promise<void> => {
      const kinds = producers.app.get(JobKinds);
      await kinds.pause('modest');
      await work().finally(() => kinds.resume('modest'));
    };
  });

  describeOnce('many jobs at once', () => {
    it('are cancelled by filter, whether they wait or run', async () => {
      scripts.set('crowd', ({ signal }) => untilAborted(signal));
      const running = await enqueue('crowd');
      await inProgress(running);
      const waiting = await Promise.all(
        Array.from({ length: 50 }, () => enqueue('crowd', { runAt: new Date(Date.now() + 3_600_000) })),
      );
      const other = await enqueue('other', { runAt: new Date(Date.now() + 3_600_000) });
      const selection = { filter: { params: [{ path: ['script'], value: 'crowd' }] } };
      expect(await producers.reader.count(selection, 'cancellable')).toBe(51);
      const outcome = await producers.bus.execute(new CancelJobs(selection));
      expect(outcome.matched).toBe(51);
      for (const jobId of [running, ...waiting])
        expect((await producers.ended(jobId)).status).toBe('cancelled');
      expect((await producers.reader.get(other)).status).toBe('pending');
      await producers.bus.execute(new CancelJob(other));
    });

    it('are run again by filter, within ids', async () => {
      scripts.set('again', () => Promise.reject(new Hopeless('again')));
      const jobIds = await Promise.all(Array.from({ length: 5 }, () => enqueue('again')));
      for (const jobId of jobIds) await producers.ended(jobId);
      scripts.set('again', () => Promise.resolve(done));
      const outcome = await producers.bus.execute(
        new RetryJobs({ ids: jobIds.slice(0, 3), filter: { status: 'failed' } }),
      );
      expect(outcome.done.map(({ jobId }) => jobId).sort()).toEqual(jobIds.slice(0, 3).sort());
      for (const jobId of jobIds.slice(0, 3)) expect((await producers.ended(jobId)).status).toBe('completed');
      for (const jobId of jobIds.slice(3)) expect((await producers.reader.get(jobId)).status).toBe('failed');
    });
  });

  it('keeps a job that is due later out of the queue', async () => {
    const jobId = await enqueue('later', { runAt: new Date(Date.now() + 3_600_000) });
    scripts.set('now', () => Promise.resolve(done));
    await run('now');
    await delay(0);
    expect(await rows('SELECT 1 FROM outbox WHERE job_id = $1', [jobId])).toHaveLength(1);
    expect(await producers.reader.get(jobId)).toMatchObject({ status: 'pending', attempts: 0 });
    await producers.bus.execute(new CancelJob(jobId));
  });
});
