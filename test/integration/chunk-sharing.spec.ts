import { randomUUID } from 'node:crypto';
import { JobEnqueuer } from '@app/jobs';
import { type ChunkWriter, ChunkClaims, LeaseLost } from '@app/jobs/worker';
import { createTestInstance, type TestInstance } from '../setup/config';
import {
  discarded,
  done,
  scriptedJob,
  scripts,
  startScriptedWorker,
  type ScriptedWorker,
} from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';

type Claim = NonNullable<Awaited<ReturnType<ChunkClaims['take']>>>;

const ROWS = 10;

describe('the chunks of a shared job', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: ScriptedWorker;
  let claims: ChunkClaims;

  beforeAll(async () => {
    instance = await createTestInstance('postgres');
    producers = await startProducers(instance.config());
    worker = await startScriptedWorker(instance.config());
    claims = worker.app.get(ChunkClaims);
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const query = async <R>(sql: string, values: unknown[]): Promise<R[]> =>
    (await producers.database.query(sql, values)).rows as R[];

  /** A job that some worker runs. */
  const startedJob = async (chunks: number): Promise<{ id: string; token: number }> => {
    const id = randomUUID();
    await query(
      `INSERT INTO jobs (id, type, kind, queue, params, max_attempts, timeout_ms, progress_total, status,
                         lease_token, lease_owner, lease_until, started_at)
       VALUES ($1, 'test', 'scripted', 'generation', '{"script": "none"}', 4, 60000, $2, 'in-progress',
               1, 'leader:1', now() + interval '1 hour', now())`,
      [id, chunks * ROWS],
    );
    return { id, token: 1 };
  };
  const take = async (job: { id: string; token: number }, as: 'leader' | 'assistant' = 'assistant') =>
    (await claims.take(job, as)) as Claim;
  /** Whether a chunk could be committed. */
  const commit = async (job: { id: string; token: number }, claim: Claim): Promise<boolean> => {
    const refused = new Error('refused');
    const rows = { firstRow: claim.position * ROWS, rows: ROWS };
    try {
      await worker.database.transaction(async (client) => {
        const begun = await claims.begin(client, job, claim);
        const saved = await claims.save(client, job, claim, rows);
        if (!begun || !saved) throw refused;
      });
      return true;
    } catch (error) {
      if (error !== refused) throw error;
      return false;
    }
  };
  const expire = ({ id }: { id: string }, { position }: Claim) =>
    query(
      `UPDATE chunk_claims SET lease_until = now() - interval '1 second' WHERE job_id = $1 AND position = $2`,
      [id, position],
    );
  const succeed = async (job: { id: string; token: number }): Promise<{ id: string; token: number }> => {
    await query('UPDATE jobs SET lease_token = lease_token + 1 WHERE id = $1', [job.id]);
    return { ...job, token: job.token + 1 };
  };
  const committed = ({ id }: { id: string }): Promise<{ position: number }[]> =>
    query('SELECT position FROM job_chunks WHERE job_id = $1 ORDER BY 1', [id]);

  it('are given to one taker each, however many take, die and give back', async () => {
    const CHUNKS = 80;
    const job = await startedJob(CHUNKS);
    await claims.open(job, CHUNKS);
    let turns = 0;
    const taker = async (): Promise<void> => {
      for (let claim = await take(job); claim !== undefined; claim = await take(job)) {
        turns++;
        if (turns % 7 === 0) await claims.giveBack(job, claim);
        else if (turns % 11 === 0) await expire(job, claim);
        else expect(await commit(job, claim)).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: 8 }, taker));
    expect(await claims.isDone(job)).toBe(true);
    expect(await committed(job)).toEqual(Array.from({ length: CHUNKS }, (_, position) => ({ position })));
    expect(await producers.reader.get(job.id)).toMatchObject({
      progress: { done: CHUNKS * ROWS, total: CHUNKS * ROWS },
    });
  });

  it('are committed by their newest holder only', async () => {
    const job = await startedJob(1);
    await claims.open(job, 1);
    const zombie = await take(job);
    await expire(job, zombie);
    const holder = await take(job);
    expect(holder).toMatchObject({ position: zombie.position, token: zombie.token + 1, starts: 2 });
    expect(await claims.renew(job, zombie)).toBe(false);
    expect(await commit(job, zombie)).toBe(false);
    expect(await committed(job)).toEqual([]);
    expect(await commit(job, holder)).toBe(true);
    expect(await commit(job, holder)).toBe(false);
    expect(await producers.reader.get(job.id)).toMatchObject({ progress: { done: ROWS } });
  });

  it('go on under the next leader where they are, and only under that one', async () => {
    const first = await startedJob(6);
    await claims.open(first, 6);
    const [a, b, c, d] = [
      await take(first),
      await take(first),
      await take(first),
      await take(first),
    ] as const;
    await commit(first, b);
    await commit(first, d);

    const second = await succeed(first);
    expect(await take(first)).toBeUndefined();
    expect(await commit(first, a)).toBe(false);
    await claims.open(second, 6);
    await expect(claims.open(first, 6)).rejects.toThrow(LeaseLost);
    expect(await claims.renew(first, c)).toBe(false);
    expect(await commit(second, c)).toBe(false);
    const rest = [await take(second), await take(second), await take(second), await take(second)];
    expect(rest.map(({ position }) => position)).toEqual([0, 2, 4, 5]);
    expect(await take(second)).toBeUndefined();
    expect(await claims.isDone(second)).toBe(false);
    for (const claim of rest) expect(await commit(second, claim)).toBe(true);
    expect(await claims.isDone(second)).toBe(true);
  });

  it('are found again when all that is known of them are the committed ones', async () => {
    const job = await startedJob(4);
    await claims.open(job, 4);
    await take(job);
    await commit(job, await take(job));
    await claims.close(job);
    await query('UPDATE jobs SET progress_done = 0 WHERE id = $1', [job.id]);
    await claims.open(job, 4);
    expect(await producers.reader.get(job.id)).toMatchObject({ progress: { done: ROWS } });
    expect([await take(job), await take(job), await take(job)].map(({ position }) => position)).toEqual([
      0, 2, 3,
    ]);
  });

  it.each([
    ['is not shared any more', (job: { id: string; token: number }) => claims.close(job)],
    [
      'waits for another attempt',
      ({ id }: { id: string }) => query(`UPDATE jobs SET status = 'pending' WHERE id = $1`, [id]),
    ],
    ['has another leader', (job: { id: string; token: number }) => succeed(job)],
  ])('are neither given, kept nor committed when the job %s', async (_, happen) => {
    const job = await startedJob(2);
    await claims.open(job, 2);
    const claim = await take(job);
    await happen(job);
    expect(await take(job)).toBeUndefined();
    expect(await claims.renew(job, claim)).toBe(false);
    expect(await commit(job, claim)).toBe(false);
    expect(await committed(job)).toEqual([]);
  });

  it('end soon when the job is to be cancelled, but what is done is done', async () => {
    const job = await startedJob(2);
    await claims.open(job, 2);
    const claim = await take(job);
    await query('UPDATE jobs SET cancel_requested_at = now() WHERE id = $1', [job.id]);
    expect(await take(job)).toBeUndefined();
    expect(await claims.renew(job, claim)).toBe(false);
    expect(await commit(job, claim)).toBe(true);
  });

  it('are shown to those who can help: once the first is done, and not right after a crash', async () => {
    const job = await startedJob(4);
    await claims.open(job, 4);
    const find = async (except: string[] = []) => (await claims.find(['scripted'], except))?.id;
    expect(await find()).toBeUndefined();
    await commit(job, await take(job));
    expect(await claims.find(['scripted'], [])).toMatchObject({
      ...job,
      jobId: job.id,
      kind: 'scripted',
      params: { script: 'none' },
    });
    expect(await find([job.id])).toBeUndefined();
    expect((await claims.find(['other'], []))?.id).toBeUndefined();
    await query('UPDATE jobs SET crashes = 1 WHERE id = $1', [job.id]);
    expect(await find()).toBeUndefined();
    await commit(job, await take(job));
    expect(await find()).toBe(job.id);
    const last = [await take(job), await take(job)] as const;
    expect(await find()).toBeUndefined();
    await expire(job, last[0]);
    expect(await find()).toBe(job.id);
    await claims.close(job);
  });

  it('that three workers died of go to the leader, and not those that were given back', async () => {
    const job = await startedJob(2);
    await claims.open(job, 2);
    const safe = await take(job);
    for (let i = 0; i < 5; i++) {
      await claims.giveBack(job, safe);
      expect(await take(job)).toMatchObject({ position: safe.position, starts: 1 });
      await expire(job, safe);
    }
    await commit(job, await take(job));

    const next = await succeed(job);
    await claims.open(next, 2);
    for (let starts = 1; starts <= 3; starts++) {
      const deadly = await take(next);
      expect(deadly).toMatchObject({ position: 1, starts });
      await expire(next, deadly);
    }
    expect(await take(next)).toBeUndefined();
    expect(await take(next, 'leader')).toMatchObject({ position: 1, starts: 4 });
  });

  describe('in a running job', () => {
    const run = async (script: string, maxAttempts = 1) => {
      const { jobId } = await producers.app
        .get(JobEnqueuer)
        .enqueue(scriptedJob, { script }, { maxAttempts });
      return producers.ended(jobId, 20_000);
    };
    const writing =
      (positions: number[]): ChunkWriter =>
      (chunk) =>
        worker.database.transaction(async (client) => {
          await chunk.begin(client);
          positions.push(chunk.position);
          await chunk.save(client, { firstRow: chunk.position * ROWS, rows: ROWS });
        });

    it('are written by the leader alone when nobody helps, also over several attempts', async () => {
      const positions: number[] = [];
      scripts.set('shares', async (context) => {
        const write = writing(positions);
        const attempt = context.attempt;
        await context.share(5, (chunk) => {
          if (attempt === 1 && chunk.position === 2) throw new Error('fails once');
          return write(chunk);
        });
        return done;
      });
      const job = await run('shares', 2);
      expect(job).toMatchObject({ status: 'completed', attempts: 2, progress: { done: 5 * ROWS } });
      expect(positions).toEqual([0, 1, 2, 3, 4]);
      expect(await query('SELECT 1 FROM shared_jobs WHERE job_id = $1', [job.jobId])).toEqual([]);
    });

    it('put the job aside when one of them killed three workers', async () => {
      const positions: number[] = [];
      scripts.set('shares a deadly one', async (context) => {
        await query('INSERT INTO shared_jobs (job_id, run, chunk_count) VALUES ($1, 0, 3)', [context.jobId]);
        await query('INSERT INTO chunk_claims (job_id, position, starts) VALUES ($1, 1, 3)', [context.jobId]);
        await context.share(3, writing(positions));
        return done;
      });
      const job = await run('shares a deadly one', 4);
      expect(job).toMatchObject({ status: 'failed', error: { code: 'worker_crashed' }, attempts: 1 });
      expect(positions).toEqual([0]);
      expect(discarded).toContain(job.jobId);
      expect(
        await query(
          `SELECT error_reason AS reason, job_attempts.error_code AS code FROM jobs
           JOIN job_attempts ON job_id = id WHERE id = $1`,
          [job.jobId],
        ),
      ).toEqual([{ reason: 'poison', code: 'worker_crashed' }]);
      expect(await query('SELECT 1 FROM shared_jobs WHERE job_id = $1', [job.jobId])).toEqual([]);
    });

    it('must be saved', async () => {
      scripts.set('shares and forgets', async (context) => {
        await context.share(2, () => Promise.resolve());
        return done;
      });
      expect(await run('shares and forgets')).toMatchObject({
        status: 'failed',
        error: { code: 'internal_error' },
      });
    });
  });
});
