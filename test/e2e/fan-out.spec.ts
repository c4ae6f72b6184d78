import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../setup/until';
import type { Download } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people } from './processes/people';
import { starvedMs } from './processes/process-facts';
import type { ServiceProcess } from './processes/service-process';

const COUNT = 200_000;
const CHUNKS = COUNT / 2_000;
const LEASE_MS = 1_500;
/** Never done while a test looks. */
const ENDLESS = { recordType: 'endless', count: 50_000_000, fields: [{ name: 'id', type: 'uuid' }] };

interface ChunkFacts {
  chunks: number;
  rows: number;
  workers: number;
}

// The queue has no part in it: where a delivery matters, test/e2e/durability.spec.ts shares jobs on Redis.
describe('a generation that workers share', () => {
  const deploy = useDeployments('after all tests');
  let deployment: Deployment;
  let undisturbed: Download;
  let receipt: string;

  beforeAll(async () => {
    deployment = await deploy('postgres', {
      workers: 2,
      settings: { CHUNK_ROWS: '2000', FAN_OUT_ROWS: '100000', JOB_LEASE_MS: `${LEASE_MS}` },
    });
    const { jobId } = await deployment.client.generate(people({ count: COUNT }));
    expect(await chunksOf(jobId)).toEqual({ chunks: CHUNKS, rows: COUNT, workers: 2 });
    undisturbed = await deployment.client.exportCsv('people');
    receipt = await deployment.client.receiptHash('people');
  });

  const chunksOf = async (jobId: string): Promise<ChunkFacts> => {
    const [facts] = await deployment.query<ChunkFacts>(
      `SELECT count(*)::int AS chunks, coalesce(sum(row_count), 0)::int AS rows,
              count(DISTINCT owner)::int AS workers FROM job_chunks WHERE job_id = $1`,
      [jobId],
    );
    return facts as ChunkFacts;
  };
  const rowsOf = async (recordType: string, jobId: string): Promise<number> => {
    const [counted] = await deployment.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM datasets."${recordType}" WHERE _job = $1`,
      [jobId],
    );
    return counted?.rows ?? 0;
  };
  const leftOvers = (): Promise<object[]> =>
    deployment.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'staging'
                      UNION ALL SELECT 'shared ' || job_id FROM shared_jobs`);
  /** Waits until a worker that does not lead the job has a chunk, and freezes it there. */
  const frozenAssistant = async (jobId: string): Promise<ServiceProcess> => {
    const held = `SELECT chunk_claims.owner FROM chunk_claims JOIN jobs ON id = job_id
      WHERE job_id = $1 AND chunk_claims.owner <> lease_owner`;
    return until(
      async () => {
        if ((await deployment.jobRow(jobId)).status === 'completed') throw new Error('Nobody helped');
        const [claim] = await deployment.query<{ owner: string }>(held, [jobId]);
        const assistant = deployment.workers.find(({ owner }) => owner === claim?.owner);
        if (assistant === undefined) return;
        assistant.signal('SIGSTOP');
        // What it was just about to commit may be through, on a busy machine a little later.
        await delay(100);
        if ((await deployment.query(held, [jobId])).length > 0) return assistant;
        assistant.signal('SIGCONT');
        return;
      },
      { intervalMs: 5, what: 'a worker helps' },
    );
  };
  const expectUndisturbed = async (jobId: string): Promise<void> => {
    expect(await chunksOf(jobId)).toMatchObject({ chunks: CHUNKS, rows: COUNT });
    expect(await deployment.rowCounts('people')).toEqual({ rows: COUNT, distinct: COUNT });
    expect(await deployment.client.exportCsv('people')).toEqual(undisturbed);
    expect(await deployment.client.receiptHash('people')).toBe(receipt);
    expect(await leftOvers()).toEqual([]);
  };

  it('loses nothing when an assistant freezes with a chunk and wakes up when the chunk is done', async () => {
    const jobId = await deployment.client.start('/generate', people({ count: COUNT }));
    const assistant = await frozenAssistant(jobId);
    expect(await deployment.client.completed(jobId)).toMatchObject({
      attempts: 1,
      progress: { done: COUNT, total: COUNT },
      result: { rows: COUNT },
    });
    expect(await deployment.jobRow(jobId)).toMatchObject({ token: 1 });
    await expectUndisturbed(jobId);

    const said = assistant.output.length;
    assistant.signal('SIGCONT');
    // That the chunk was taken from it, or that its connection was, whichever it sees first.
    await until(() => assistant.output.includes(jobId, said), { what: 'it has given up' });
    await expectUndisturbed(jobId);
  });

  it('loses nothing when an assistant is killed with a chunk, and then the leader', async () => {
    const jobId = await deployment.client.start('/generate', people({ count: COUNT }));
    await deployment.kill(await frozenAssistant(jobId));
    await deployment.kill(await deployment.holderAt(jobId, { done: COUNT * 0.6 }));
    await deployment.startWorker();
    const before = await deployment.query<{ position: number }>(
      'SELECT position, committed_at FROM job_chunks WHERE job_id = $1 ORDER BY 1',
      [jobId],
    );
    expect(await deployment.client.completed(jobId)).toMatchObject({ attempts: 1, result: { rows: COUNT } });
    expect(await deployment.jobRow(jobId)).toMatchObject({ token: 2 });
    await expectUndisturbed(jobId);
    const positions = before.map(({ position }) => position);
    expect(
      await deployment.query(
        'SELECT position, committed_at FROM job_chunks WHERE job_id = $1 AND position = ANY($2) ORDER BY 1',
        [jobId, positions],
      ),
    ).toEqual(before);
    await deployment.startWorker();
  });

  it('goes on without an assistant that is asked to stop, and stops within two seconds when cancelled', async () => {
    const { client } = deployment;
    const jobId = await client.start('/generate', { ...ENDLESS, mode: 'append' });
    await until(async () => (await chunksOf(jobId)).workers === 2, { what: 'two workers write' });
    const { owner } = await deployment.jobRow(jobId);
    const assistant = deployment.workers.find((one) => one.isRunning && one.owner !== owner);
    assistant?.signal('SIGTERM');
    expect(await assistant?.ended).toEqual({ code: 0, signal: null });
    const crashes = 'SELECT count(*)::int AS n FROM chunk_claims WHERE job_id = $1 AND starts > 1';
    expect(await deployment.query(crashes, [jobId])).toEqual([{ n: 0 }]);
    await deployment.startWorker();
    await until(async () => (await chunksOf(jobId)).workers === 3, { what: 'another one helps' });

    const starved = (): number => deployment.workers.reduce((sum, { pid }) => sum + starvedMs(pid), 0);
    const starvedBefore = starved();
    await client.request('POST', `/jobs/${jobId}/cancel`);
    await until(async () => (await client.status(jobId)).status === 'cancelled', { what: 'it is cancelled' });
    const [stopped] = await deployment.query<{ ms: string }>(
      'SELECT extract(epoch FROM finished_at - cancel_requested_at) * 1000 AS ms FROM jobs WHERE id = $1',
      [jobId],
    );
    expect(Number(stopped?.ms) - (starved() - starvedBefore)).toBeLessThan(2_000);
    const left = async (): Promise<unknown[]> => [
      await deployment.rowCounts('endless'),
      await deployment.query(`SELECT row_count::int AS n FROM datasets WHERE record_type = 'endless'`),
      await chunksOf(jobId),
      await leftOvers(),
    ];
    const nothing = [{ rows: 0, distinct: 0 }, [{ n: 0 }], { chunks: 0, rows: 0, workers: 0 }, []];
    expect(await left()).toEqual(nothing);
    const writing = `SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'veogen job ${jobId}%'`;
    await until(async () => (await deployment.query(writing)).length === 0, { what: 'nobody writes' });
    expect(await left()).toEqual(nothing);
  });

  it('keeps the chunks that are done when cancelled with onCancel keep, and a retry writes the others', async () => {
    const { client } = deployment;
    await deployment.query('DROP TABLE datasets.people');
    await deployment.query(`DELETE FROM datasets WHERE record_type = 'people'`);
    const request = { ...people({ count: COUNT, mode: 'append' }), onCancel: 'keep' };
    const jobId = await client.start('/generate', request);
    await until(async () => (await chunksOf(jobId)).workers === 2, {
      intervalMs: 5,
      what: 'two workers write',
    });
    await client.request('POST', `/jobs/${jobId}/cancel`);
    await until(async () => (await client.status(jobId)).status === 'cancelled', { what: 'it is cancelled' });
    const kept = await chunksOf(jobId);
    expect(kept.rows).toBeLessThan(COUNT);
    expect((await client.status(jobId)).result).toMatchObject({ rows: kept.rows });
    expect(await rowsOf('people', jobId)).toBe(kept.rows);

    await client.request('POST', `/jobs/${jobId}/retry`);
    expect(await client.completed(jobId)).toMatchObject({
      progress: { done: COUNT },
      result: { rows: COUNT },
    });
    await expectUndisturbed(jobId);
  });

  it('stops all of them when the attempt takes too long, and leaves nothing', async () => {
    const { client } = deployment;
    const request = { ...ENDLESS, mode: 'replace', timeoutMs: 2_000, maxAttempts: 1 };
    const jobId = await client.start('/generate', request);
    await until(async () => (await client.status(jobId)).status === 'failed', { what: 'it has failed' });
    expect(await client.status(jobId)).toMatchObject({ error: { code: 'job_timed_out' } });
    const writing = `SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'veogen job ${jobId}%'`;
    await until(async () => (await deployment.query(writing)).length === 0, { what: 'nobody writes' });
    expect(await leftOvers()).toEqual([]);
    expect(await deployment.rowCounts('endless')).toEqual({ rows: 0, distinct: 0 });
  });
});
