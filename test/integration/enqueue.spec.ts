import { CancelJob, JobEnqueuer, type EnqueueOptions } from '@app/jobs';
import { createTestInstance, type TestInstance } from '../setup/config';
import { scriptedJob } from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';

describe('enqueueing', () => {
  let instance: TestInstance;
  let producers: Producers;
  let jobs: JobEnqueuer;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { DATABASE_POOL_SIZE: '3', MAX_BACKLOG: '400' });
    producers = await startProducers(instance.config());
    jobs = producers.app.get(JobEnqueuer);
  });
  afterAll(async () => {
    await producers?.close();
    await instance?.remove();
  });

  // Not due, so that nothing of them leaves the outbox.
  const runAt = new Date(Date.now() + 3_600_000);
  const enqueue = (options: EnqueueOptions = {}) =>
    jobs.enqueue(scriptedJob, { script: 'x' }, { runAt, ...options });
  const keyed = (key: string, request: unknown) => enqueue({ idempotency: { key, request } });
  const count = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await producers.database.query<{ n: number }>(sql, values)).rows[0]?.n ?? NaN;

  it('writes job, first event and delivery together', async () => {
    const enqueued = await Promise.all(Array.from({ length: 200 }, () => enqueue()));
    const ids = enqueued.map(({ jobId }) => jobId);
    expect(new Set(ids).size).toBe(200);
    for (const table of ['jobs WHERE id', 'job_events WHERE job_id', 'outbox WHERE job_id']) {
      expect(await count(`SELECT count(*) AS n FROM ${table} = ANY($1)`, [ids])).toBe(200);
    }
  });

  it('makes one job of many simultaneous requests with one key', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => keyed('one', { a: 1 })));
    expect(new Set(answers.map(({ jobId }) => jobId)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await count(`SELECT count(*) AS n FROM jobs WHERE idempotency_key = 'one'`)).toBe(1);
  });

  it('refuses a key that came with another request, without failing its neighbours', async () => {
    await keyed('two', { a: 1 });
    const results = await Promise.allSettled([
      enqueue(),
      keyed('two', { a: 2 }),
      keyed('two', { a: 1 }),
      enqueue(),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'idempotency_key_reused' } });
  });

  it('does not let parameters that PostgreSQL cannot store fail the jobs beside them', async () => {
    const results = await Promise.allSettled([
      enqueue(),
      jobs.enqueue(scriptedJob, { script: 'NUL \0 in a string' }, { runAt }),
      enqueue(),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('holds a key for 24 hours, whatever became of the job', async () => {
    const { jobId } = await keyed('three', { a: 1 });
    await producers.bus.execute(new CancelJob(jobId));
    expect(await keyed('three', { a: 1 })).toMatchObject({ jobId, replayed: true });
  });

  it('refuses new work when too many jobs wait', async () => {
    const results = await Promise.allSettled(Array.from({ length: 400 }, () => enqueue()));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { code: 'backlog_full', retryable: true } });
    expect(await count(`SELECT count(*) AS n FROM jobs WHERE status = 'pending'`)).toBeLessThanOrEqual(400);
  });
});
