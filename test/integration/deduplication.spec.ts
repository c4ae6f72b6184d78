import { CancelJob, JobEnqueuer, RetryJob, type EnqueueOptions } from '@app/jobs';
import { createTestInstance, type TestInstance } from '../setup/config';
import { scriptedJob } from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';

describe('deduplication', () => {
  let instance: TestInstance;
  let producers: Producers;
  let jobs: JobEnqueuer;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { DATABASE_POOL_SIZE: '3' });
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
  const cancel = (jobId: string) => producers.bus.execute(new CancelJob(jobId));
  const answer = (key: string, deduplicationKey: string) =>
    jobs.answerOnce({ x: 1 }, { idempotencyKey: key }, (accepted) =>
      enqueue({ ...accepted, deduplicationKey }),
    );

  it('makes one job of many simultaneous requests, beside others of the same commit', async () => {
    const [alone, ...answers] = await Promise.all([
      enqueue(),
      ...Array.from({ length: 50 }, () => enqueue({ deduplicationKey: 'one' })),
    ]);
    expect(new Set(answers.map(({ jobId }) => jobId)).size).toBe(1);
    expect(answers.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1);
    expect(alone).toMatchObject({ deduplicated: false, status: 'pending' });
    expect(answers.map(({ jobId }) => jobId)).not.toContain(alone?.jobId);
  });

  it('ends with the job', async () => {
    const first = await enqueue({ deduplicationKey: 'two' });
    const second = await enqueue({ deduplicationKey: 'two' });
    expect(second).toMatchObject({ jobId: first.jobId, deduplicated: true, replayed: false });
    await cancel(first.jobId);
    expect(await enqueue({ deduplicationKey: 'two' })).toMatchObject({ deduplicated: false });
  });

  it('tells the state of the job that is there', async () => {
    const { jobId } = await enqueue({ deduplicationKey: 'running' });
    await producers.database.query(`UPDATE jobs SET status = 'in-progress' WHERE id = $1`, [jobId]);
    expect(await enqueue({ deduplicationKey: 'running' })).toMatchObject({ jobId, status: 'in-progress' });
  });

  it('gives a repeated request its first answer, also when that job has ended', async () => {
    const first = await answer('first', 'three');
    const duplicate = await answer('duplicate', 'three');
    expect(duplicate).toMatchObject({ jobId: first.jobId, deduplicated: true, replayed: false });
    await cancel(first.jobId);
    const repeated = await answer('duplicate', 'three');
    expect(repeated).toMatchObject({ jobId: first.jobId, deduplicated: true, replayed: true });
    expect(await answer('first', 'three')).toMatchObject({ jobId: first.jobId, replayed: true });
    expect(await answer('third', 'three')).toMatchObject({ deduplicated: false, replayed: false });
    const other = jobs.answerOnce({ x: 2 }, { idempotencyKey: 'duplicate' }, enqueue);
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('is given up by a job that is run again by hand', async () => {
    const { jobId } = await enqueue({ deduplicationKey: 'four' });
    await cancel(jobId);
    const next = await enqueue({ deduplicationKey: 'four' });
    await producers.bus.execute(new RetryJob(jobId));
    expect((await enqueue({ deduplicationKey: 'four' })).jobId).toBe(next.jobId);
  });

  it('works inside a transaction of the caller', async () => {
    const { jobId } = await enqueue({ deduplicationKey: 'five' });
    const found = await producers.database.transaction((client) =>
      enqueue({ client, deduplicationKey: 'five' }),
    );
    expect(found).toMatchObject({ jobId, deduplicated: true });
  });

  it('never answers with a job that has ended, however often jobs end meanwhile', async () => {
    const seen = new Set<string>();
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { jobId, deduplicated } = await enqueue({ deduplicationKey: 'churn' });
        if (!deduplicated) seen.add(jobId);
        await cancel(jobId).catch(() => undefined);
      }),
    );
    const { rows } = await producers.database.query(
      `SELECT count(*) AS n FROM jobs WHERE deduplication_key = 'churn'`,
    );
    expect(rows[0]?.['n']).toBe(seen.size);
  });
});
