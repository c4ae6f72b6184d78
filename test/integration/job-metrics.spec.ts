import { AppError } from '@app/errors';
import { CancelJob, JobEnqueuer, JobKinds, WorkloadReader, type EnqueueOptions } from '@app/jobs';
import { JobSnoozed } from '@app/jobs/worker';
import { Metrics } from '@app/metrics';
import { createTestInstance, type TestInstance } from '../setup/config';
import {
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

class Hopeless extends AppError {
  readonly code = 'hopeless';
}

let instance: TestInstance;
let producers: Producers;
let worker: ScriptedWorker | undefined;

beforeAll(async () => {
  instance = await createTestInstance('postgres', { JOB_RETRY_DELAY_MS: '10', JOB_LEASE_MS: '2000' });
  producers = await startProducers(instance.config());
});
afterAll(async () => {
  await worker?.close();
  await producers?.close();
  await instance?.remove();
});

const enqueue = async (script: string, options: EnqueueOptions = {}, contract = scriptedJob) =>
  (await producers.app.get(JobEnqueuer).enqueue(contract, { script }, options)).jobId;

/** The series of a process that are not 0, without the times. */
async function counted(app: Producers['app']): Promise<Record<string, number>> {
  const text = await app.get(Metrics).render();
  const series = [...text.matchAll(/^veogen_(jobs?_[^{ ]+(?<!_bucket|_sum)(?:\{[^}]*\})?) (\S+)$/gm)];
  return Object.fromEntries(
    series.map(([, name = '', value]) => [name, Number(value)] as const).filter(([, value]) => value !== 0),
  );
}

describe('what is going on', () => {
  it('is told by kind, in all its states', async () => {
    await producers.database.query(
      `INSERT INTO job_kinds (kind, type, queue) VALUES ('scripted', 'test', 'generation'), ('modest', 'test', 'generation')`,
    );
    await producers.app.get(JobKinds).pause('modest');
    const later = new Date(Date.now() + 3_600_000);
    // The queue takes 8 of what may go.
    for (let n = 0; n < 10; n++) await enqueue('ok');
    for (let n = 0; n < 3; n++) await enqueue('ok', {}, modestJob);
    for (let n = 0; n < 2; n++) await enqueue('ok', { runAt: later });
    const [taken] = (
      await producers.database.query<{ id: string }>(
        `UPDATE jobs SET status = 'in-progress', lease_owner = 'somebody', lease_until = now() + interval '1 hour'
         WHERE id = (SELECT min(id::text)::uuid FROM jobs) RETURNING id`,
      )
    ).rows;
    await producers.database.query('DELETE FROM outbox WHERE job_id = $1', [taken?.id]);
    await producers.database.query(
      `UPDATE outbox SET available_at = now() - interval '100 s' WHERE id = (SELECT min(id) FROM outbox WHERE kind = 'modest')`,
    );

    const handed = (): Promise<boolean> =>
      producers.database
        .query<{ n: number }>('SELECT count(*) AS n FROM outbox WHERE handed_at IS NOT NULL')
        .then(({ rows }) => (rows[0]?.n ?? 0) >= 8);
    await until(handed, { what: 'the queue has what it takes' });
    const { kinds, deadLetters, workers } = await new WorkloadReader(producers.database).read();
    const scripted = kinds.find(({ kind }) => kind === 'scripted')!;
    expect(scripted).toMatchObject({ paused: false, delayed: 2, running: 1 });
    expect(scripted.waiting + scripted.delivered).toBe(9);
    expect(scripted.delivered).toBeGreaterThanOrEqual(8);
    expect(scripted.oldestWaitingSeconds).toBeLessThan(60);
    const modest = kinds.find(({ kind }) => kind === 'modest')!;
    expect(modest).toMatchObject({ paused: true, waiting: 3, delayed: 0, delivered: 0, running: 0 });
    expect(modest.oldestWaitingSeconds).toBeGreaterThanOrEqual(100);
    expect(modest.oldestUndeliveredSeconds).toBe(modest.oldestWaitingSeconds);
    expect({ deadLetters, workers }).toEqual({ deadLetters: {}, workers: 0 });
  });

  it('is asked of the database once, however many want to know', async () => {
    const query = jest.spyOn(producers.database, 'query');
    const reader = new WorkloadReader(producers.database);
    const answers = await Promise.all(Array.from({ length: 20 }, () => reader.read()));
    expect(await reader.read()).toBe(answers[0]);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });
});

describe('what was done', () => {
  it('is counted by kind and outcome', async () => {
    await producers.database.query('TRUNCATE jobs CASCADE');
    await producers.app.get(JobKinds).resume('modest');
    const before = await counted(producers.app);
    worker = await startScriptedWorker(instance.config());
    expect(await counted(worker.app)).toEqual({});

    let snoozes = 0;
    let failures = 0;
    scripts.set('ok', () => Promise.resolve(done));
    scripts.set('hopeless', () => Promise.reject(new Hopeless('no')));
    scripts.set('twice', () =>
      failures++ === 0 ? Promise.reject(new Error('once')) : Promise.resolve(done),
    );
    scripts.set('tired', () =>
      snoozes++ === 0 ? Promise.reject(new JobSnoozed(10)) : Promise.resolve(done),
    );
    scripts.set('long', ({ signal }) => untilAborted(signal));
    const ended: string[] = [];
    for (const script of ['ok', 'hopeless', 'twice', 'tired']) ended.push(await enqueue(script));
    ended.push(await enqueue('long', {}, modestJob));
    const early = await enqueue('ok', { runAt: new Date(Date.now() + 3_600_000) });
    await producers.bus.execute(new CancelJob(early));
    const long = await enqueue('long');
    await until(async () => (await producers.reader.get(long)).status === 'in-progress', { what: 'it runs' });
    await producers.bus.execute(new CancelJob(long));
    for (const jobId of [...ended, long]) await producers.ended(jobId);

    // Somebody else finds a lease that ran out, and the worker finds that it has lost it.
    const lost = await enqueue('long');
    await until(async () => (await producers.reader.get(lost)).status === 'in-progress', { what: 'it runs' });
    scripts.set('long', () => Promise.resolve(done));
    // With another token, so that the worker cannot prolong it before that.
    await producers.database.query(
      `UPDATE jobs SET lease_token = lease_token + 1, lease_until = now() - interval '1 s' WHERE id = $1`,
      [lost],
    );
    await producers.ended(lost);

    const expected = {
      'job_attempts_started_total{kind="scripted"}': 9,
      'job_attempts_started_total{kind="modest"}': 2,
      'job_attempts_ended_total{kind="scripted",outcome="completed"}': 4,
      'job_attempts_ended_total{kind="scripted",outcome="failed"}': 1,
      'job_attempts_ended_total{kind="scripted",outcome="retry"}': 1,
      'job_attempts_ended_total{kind="scripted",outcome="snoozed"}': 1,
      'job_attempts_ended_total{kind="scripted",outcome="cancelled"}': 1,
      'job_attempts_ended_total{kind="scripted",outcome="lost"}': 1,
      'job_attempts_ended_total{kind="modest",outcome="retry"}': 1,
      'job_attempts_ended_total{kind="modest",outcome="failed"}': 1,
      'job_dead_letters_total{kind="scripted",reason="unretryable"}': 1,
      'job_dead_letters_total{kind="modest",reason="timeout"}': 1,
      'job_attempt_duration_seconds_count{kind="scripted"}': 9,
      'job_attempt_duration_seconds_count{kind="modest"}': 2,
      // The one that goes on with the attempt of another did not wait.
      'job_wait_seconds_count{kind="scripted"}': 8,
      'job_wait_seconds_count{kind="modest"}': 2,
      'job_leases_expired_total{kind="scripted"}': 1,
    };
    const { app } = worker;
    await until(async () => Object.keys(await counted(app)).length === Object.keys(expected).length).catch(
      () => undefined,
    );
    expect(await counted(app)).toEqual(expected);
    const after = await counted(producers.app);
    expect(after['jobs_enqueued_total{kind="scripted"}']).toBe(
      (before['jobs_enqueued_total{kind="scripted"}'] ?? 0) + 7,
    );
    expect(after['jobs_cancelled_early_total{kind="scripted"}']).toBe(1);
    expect((await new WorkloadReader(producers.database).read()).deadLetters).toEqual({
      unretryable: 1,
      timeout: 1,
    });
  });
});
