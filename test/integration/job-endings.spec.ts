import { AppError } from '@app/errors';
import {
  CancelJob,
  DeliveryQueues,
  JobEnqueuer,
  RetryJob,
  type EnqueueOptions,
  type JobView,
} from '@app/jobs';
import { DatabaseUnavailable } from '@app/database';
import { JobRunner, LeaseLost } from '@app/jobs/worker';
import { TcpProxy } from '../e2e/processes/tcp-proxy';
import { BACKENDS, createTestInstance, type TestInstance } from '../setup/config';
import {
  discarded,
  done,
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

describe.each(BACKENDS)('endings of jobs, queue on %s', (backend) => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: ScriptedWorker;

  beforeAll(async () => {
    instance = await createTestInstance(backend, { JOB_RETRY_DELAY_MS: '20', JOB_LEASE_MS: '1000' });
    producers = await startProducers(instance.config());
    worker = await startScriptedWorker(instance.config());
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const enqueue = async (script: string, options: EnqueueOptions = {}): Promise<string> =>
    (await producers.app.get(JobEnqueuer).enqueue(scriptedJob, { script }, options)).jobId;
  const run = async (script: string, options: EnqueueOptions = {}): Promise<JobView> =>
    producers.ended(await enqueue(script, options), 20_000);
  const inProgress = (jobId: string) =>
    until(async () => (await producers.reader.get(jobId)).status === 'in-progress', { what: 'the job runs' });
  const eventsOf = async (jobId: string): Promise<string[]> => {
    const { rows } = await producers.database.query(
      `SELECT coalesce(data->>'status', name) AS event FROM job_events WHERE job_id = $1 ORDER BY id`,
      [jobId],
    );
    return rows.map(({ event }) => event as string);
  };

  // What the reconciler does when the lease of a paused worker has run out.
  const takeAway = (jobId: string) =>
    producers.database.query(
      `WITH job AS (
         UPDATE jobs SET lease_owner = NULL, lease_until = NULL, delivery = delivery + 1 WHERE id = $1
         RETURNING id, delivery, queue, kind
       )
       INSERT INTO outbox (job_id, delivery, queue, kind) SELECT id, delivery, queue, kind FROM job`,
      [jobId],
    );

  it('completes with the result of the handler', async () => {
    scripts.set('fine', () => Promise.resolve({ resultUri: '/somewhere', result: { answer: 42 } }));
    const job = await run('fine');
    expect(job).toMatchObject({
      status: 'completed',
      attempts: 1,
      resultUri: '/somewhere',
      result: { answer: 42 },
      error: null,
    });
    expect(await eventsOf(job.jobId)).toEqual(['pending', 'in-progress', 'completed']);
  });

  it('tries again what may succeed later, up to four times, and then fails', async () => {
    let runs = 0;
    scripts.set('flaky', () => {
      runs++;
      throw new Flaky('not now');
    });
    const job = await run('flaky');
    expect(runs).toBe(4);
    expect(job).toMatchObject({
      status: 'failed',
      attempts: 4,
      maxAttempts: 4,
      error: { code: 'flaky', message: 'not now', retryable: true },
    });
    expect(discarded).toContain(job.jobId);
    expect(await eventsOf(job.jobId)).toEqual([
      'pending',
      ...Array.from({ length: 3 }, () => ['in-progress', 'pending']).flat(),
      'in-progress',
      'failed',
    ]);
  });

  it('tries again until an outage is over, which uses up no attempt', async () => {
    let runs = 0;
    scripts.set('outage', () => {
      if (++runs <= 6) throw new DatabaseUnavailable();
      return Promise.resolve(done);
    });
    expect(await run('outage', { maxAttempts: 2 })).toMatchObject({ status: 'completed', attempts: 1 });
    expect(runs).toBe(7);
  });

  it('runs a delivery once that comes twice at the same moment', async () => {
    let runs = 0;
    scripts.set('twice', () => {
      runs++;
      return Promise.resolve(done);
    });
    // Paused, so that it reaches us and nobody else.
    await producers.database.query(`UPDATE job_kinds SET paused_at = now() WHERE kind = 'scripted'`);
    const jobId = await enqueue('twice');
    await producers.database.query(`UPDATE job_kinds SET paused_at = NULL WHERE kind = 'scripted'`);
    const runner = worker.app.get(JobRunner);
    const { rows } = await producers.database.query('SELECT delivery FROM jobs WHERE id = $1', [jobId]);
    const delivery = { jobId, delivery: rows[0]?.['delivery'] as number };
    await Promise.all([runner.run(delivery), runner.run(delivery), runner.run(delivery)]);
    expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(runs).toBe(1);
  });

  it('writes the ending when the database is back, and does not run the job again', async () => {
    const network = await TcpProxy.start(instance.config().database.url);
    const cutOff = await startScriptedWorker(
      instance.config({
        DATABASE_URL: network.through(instance.config().database.url),
        JOB_LEASE_MS: '10000',
      }),
    );
    try {
      let runs = 0;
      scripts.set('cut off', () => {
        runs++;
        network.cut();
        setTimeout(() => network.heal(), 600);
        return Promise.resolve(done);
      });
      await worker.close();
      const job = await run('cut off');
      expect(job).toMatchObject({ status: 'completed', attempts: 1 });
      expect(runs).toBe(1);
    } finally {
      await cutOff.close();
      await network.close();
      worker = await startScriptedWorker(instance.config());
    }
  });

  it('completes when a later attempt succeeds', async () => {
    scripts.set('third time lucky', ({ attempt }) =>
      attempt < 3 ? Promise.reject(new Flaky('not yet')) : Promise.resolve(done),
    );
    expect(await run('third time lucky')).toMatchObject({ status: 'completed', attempts: 3, error: null });
  });

  it('does not try again what cannot succeed', async () => {
    scripts.set('hopeless', () => Promise.reject(new Hopeless('never')));
    expect(await run('hopeless')).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { code: 'hopeless', retryable: false },
    });
  });

  it('keeps the text of unexpected errors to itself', async () => {
    scripts.set('broken', () => Promise.reject(new Error('password=hunter2')));
    const job = await run('broken', { maxAttempts: 1 });
    expect(job.error?.code).toBe('internal_error');
    expect(JSON.stringify(job)).not.toContain('hunter2');
  });

  it('stops an attempt that takes too long', async () => {
    scripts.set('slow', ({ signal }) => untilAborted(signal));
    const job = await run('slow', { timeoutMs: 50, maxAttempts: 2 });
    expect(job).toMatchObject({ status: 'failed', attempts: 2, error: { code: 'job_timed_out' } });
  });

  it('cancels a running job within two seconds', async () => {
    scripts.set('endless', ({ signal }) => untilAborted(signal));
    const jobId = await enqueue('endless');
    await inProgress(jobId);
    const sinceAsked = stopwatch();
    await producers.bus.execute(new CancelJob(jobId));
    expect((await producers.ended(jobId)).status).toBe('cancelled');
    expect(sinceAsked()).toBeLessThan(2_000);
    expect(discarded).toContain(jobId);
    await expect(producers.bus.execute(new CancelJob(jobId))).rejects.toMatchObject({
      code: 'job_already_ended',
    });
  });

  it('cancels a job that has not started, which then never runs', async () => {
    let ran = false;
    scripts.set('later', () => {
      ran = true;
      return Promise.resolve(done);
    });
    const jobId = await enqueue('later', { runAt: new Date(Date.now() + 1_000) });
    expect(await producers.bus.execute(new CancelJob(jobId))).toEqual({ status: 'cancelled' });
    // A job due after it shows that its time has passed.
    scripts.set('after it', () => Promise.resolve(done));
    await run('after it', { runAt: new Date(Date.now() + 1_500) });
    expect(ran).toBe(false);
    expect((await producers.reader.get(jobId)).status).toBe('cancelled');
  });

  it('runs a failed job again from the start', async () => {
    let fail = true;
    scripts.set('repaired', () => (fail ? Promise.reject(new Hopeless('broken')) : Promise.resolve(done)));
    const { jobId } = await run('repaired');
    fail = false;
    await producers.bus.execute(new RetryJob(jobId));
    expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1, error: null });
    await expect(producers.bus.execute(new RetryJob(jobId))).rejects.toMatchObject({ code: 'job_not_ended' });
  });

  it('waits until runAt', async () => {
    scripts.set('at its time', () => Promise.resolve(done));
    const runAt = new Date(Date.now() + 800);
    const job = await run('at its time', { runAt });
    expect(job.startedAt?.getTime()).toBeGreaterThanOrEqual(runAt.getTime());
  });

  it('gives a job whose worker fell silent to another, as the same attempt', async () => {
    let calls = 0;
    const reasons: unknown[] = [];
    scripts.set('left alone', async ({ signal, jobId }) => {
      if (++calls > 1) return done;
      await takeAway(jobId);
      return untilAborted(signal).catch((reason: unknown) => {
        reasons.push(reason);
        throw reason;
      });
    });
    const job = await run('left alone');
    expect(job).toMatchObject({ status: 'completed', attempts: 1 });
    expect(calls).toBe(2);
    await until(() => reasons.length === 1, { what: 'the first worker has noticed' });
    expect(reasons[0]).toBeInstanceOf(LeaseLost);
  });

  it('lets a worker that lost its lease write nothing', async () => {
    let calls = 0;
    let refused: unknown;
    await producers.database.query('CREATE TABLE zombie_writes (id int)');
    scripts.set('zombie', async ({ jobId, save }) => {
      if (++calls > 1) return done;
      await takeAway(jobId);
      await until(() => calls === 2, { what: 'another worker has the job' });
      await worker.database
        .transaction(async (client) => {
          await client.query('INSERT INTO zombie_writes VALUES (1)');
          await save(client, { progress: { done: 1 } });
        })
        .catch((error: unknown) => (refused = error));
      return { resultUri: '/zombie', result: {} };
    });
    const job = await run('zombie');
    expect(job).toMatchObject({ status: 'completed', resultUri: null });
    await until(() => refused, { what: 'the write was refused' });
    expect(refused).toBeInstanceOf(LeaseLost);
    expect((await producers.database.query('SELECT * FROM zombie_writes')).rows).toEqual([]);
    await producers.database.query('DROP TABLE zombie_writes');
  });

  it('puts a job aside that keeps killing its workers', async () => {
    scripts.set('poison', () => Promise.resolve(done));
    const jobId = await enqueue('poison', { runAt: new Date(Date.now() + 3_600_000) });
    await producers.database.query(
      `WITH job AS (UPDATE jobs SET crashes = 3, run_at = now() WHERE id = $1)
       UPDATE outbox SET available_at = now() WHERE job_id = $1`,
      [jobId],
    );
    expect(await producers.ended(jobId)).toMatchObject({
      status: 'failed',
      error: { code: 'worker_crashed' },
    });
  });

  it('delivers again what the queue has forgotten', async () => {
    scripts.set('forgotten', () => Promise.resolve(done));
    const jobId = await enqueue('forgotten', { runAt: new Date(Date.now() + 3_600_000) });
    // Neither in the outbox nor in the queue, as after a flush of Redis, and long out of sight.
    await producers.database.query('DELETE FROM outbox WHERE job_id = $1', [jobId]);
    await producers.database.query(
      `UPDATE jobs SET delivery_seen_at = now() - interval '1 minute' WHERE id = $1`,
      [jobId],
    );
    // A worker looks for such jobs when it starts, and then once a minute.
    const another = await startScriptedWorker(instance.config());
    expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
    await another.close();
  });

  it('loses nothing when the queue is emptied', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    scripts.set('behind the gate', async () => {
      await gate;
      return done;
    });
    const jobIds = await Promise.all(Array.from({ length: 20 }, () => enqueue('behind the gate')));
    const handed = 'SELECT 1 FROM outbox WHERE handed_at IS NOT NULL';
    await until(async () => (await producers.database.query(handed)).rowCount === 8, {
      what: 'the queue has as many deliveries as it may',
    });
    const queue = producers.app.get(DeliveryQueues).all()[0];
    await queue?.drain(true);
    await producers.database.query(
      `UPDATE outbox SET handed_at = now() - interval '1 minute' WHERE handed_at IS NOT NULL`,
    );
    open();
    for (const jobId of jobIds)
      expect(await producers.ended(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
  });
});
