import { startTestApi, type TestApi } from './http-harness';
import { until } from '../setup/until';

const ORDERS = {
  recordType: 'orders',
  count: 100,
  seed: 7,
  fields: [
    { name: 'id', type: 'uuid' },
    { name: 'age', type: 'integer', min: 1, max: 9 },
  ],
};

describe('control of jobs through the front door', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({
      worker: true,
      environment: {
        MAX_JOB_ATTEMPTS: '5',
        MAX_JOB_TIMEOUT_MS: '60000',
        CHUNK_ROWS: '1000',
        JOB_RETRY_DELAY_MS: '20',
      },
    });
  });
  afterAll(() => api.close());

  const start = async (path: string, json: object): Promise<string> => {
    const { status, body } = await api.post(path, json);
    expect([status, body]).toEqual([202, expect.anything()]);
    return body.jobId as string;
  };
  const status = async (jobId: string) => (await api.get(`/status/${jobId}`)).body;
  const later = (): string => new Date(Date.now() + 3_600_000).toISOString();

  /** An export that cannot succeed: its dataset goes away before it runs. */
  const deadExport = async (recordType: string): Promise<string> => {
    await api.finish(await start('/generate', { ...ORDERS, recordType }));
    await api.post('/admin/kinds/export_dataset/pause');
    const jobId = await start('/export', { recordType, format: 'csv' });
    // The API refuses to take it away from a job that waits; somebody at the database does not.
    expect((await api.request('DELETE', `/datasets/${recordType}`)).body.jobIds).toEqual([jobId]);
    await api.database.query(`DROP TABLE datasets."${recordType}"`);
    await api.database.query('DELETE FROM datasets WHERE record_type = $1', [recordType]);
    await api.post('/admin/kinds/export_dataset/resume');
    expect(await api.finish(jobId)).toMatchObject({ status: 'failed', error: { code: 'dataset_not_found' } });
    return jobId;
  };

  describe('options of a job', () => {
    it('are taken with the request and shown', async () => {
      const runAt = later();
      const options = { maxAttempts: 2, timeoutMs: 5_000, priority: 7, tenant: 'team-a', runAt };
      const jobId = await start('/generate', { ...ORDERS, recordType: 'later', ...options });
      expect(await status(jobId)).toMatchObject({
        ...options,
        status: 'pending',
        attempts: 0,
        paused: false,
      });
      const { body } = await api.get('/jobs?tenant=team-a');
      expect(body.jobs.map((job: { jobId: string }) => job.jobId)).toEqual([jobId]);
      // It keeps nobody waiting.
      expect(await api.finish(await start('/generate', ORDERS))).toMatchObject({ status: 'completed' });
      expect((await api.post(`/jobs/${jobId}/cancel`)).body.status).toBe('cancelled');
    });

    it.each([
      [{ maxAttempts: 0 }, '/maxAttempts'],
      [{ maxAttempts: 6 }, '/maxAttempts'],
      [{ timeoutMs: 60_001 }, '/timeoutMs'],
      [{ timeoutMs: 'long' }, '/timeoutMs'],
      [{ priority: -1 }, '/priority'],
      [{ priority: 1_001 }, '/priority'],
      [{ tenant: '' }, '/tenant'],
      [{ tenant: '-a' }, '/tenant'],
      [{ tenant: 'a'.repeat(64) }, '/tenant'],
      [{ runAt: 'tomorrow' }, '/runAt'],
      [{ runAt: '2999-01-01T00:00:00Z' }, '/runAt'],
    ])('that are out of bounds are refused: %j', async (options, pointer) => {
      for (const [path, body] of [
        ['/generate', ORDERS],
        ['/export', { recordType: 'orders', format: 'csv' }],
      ] as const) {
        const answer = await api.post(path, { ...body, ...options });
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toMatchObject([{ pointer }]);
      }
    });
  });

  describe('onCancel', () => {
    const big = { ...ORDERS, count: 3_000_000 };

    it('keep leaves the rows of finished chunks, and a retry goes on after them', async () => {
      const request = { ...big, recordType: 'kept', count: 200_000, onCancel: 'keep' };
      const jobId = await start('/generate', request);
      await until(async () => (await status(jobId)).progress.done >= 1_000, {
        what: 'rows are written',
        intervalMs: 5,
      });
      // Nobody can write rows until the job is told to stop, so it cannot end before.
      await api.database.transaction(async (client) => {
        await client.query('LOCK TABLE datasets.kept IN SHARE MODE');
        await api.post(`/jobs/${jobId}/cancel`);
      });
      const job = await api.finish(jobId);
      expect(job).toMatchObject({ status: 'cancelled', resultUri: '/datasets/kept' });
      const { rows } = job.result;
      expect(rows).toBeGreaterThan(0);
      expect(rows % 1_000).toBe(0);
      const { rowCount } = (await api.get('/datasets/kept')).body;
      const counted = await api.database.query<{ n: number }>('SELECT count(*) AS n FROM datasets.kept');
      expect([rowCount, counted.rows[0]?.n]).toEqual([rows, rows]);

      await start(`/jobs/${jobId}/retry`, {});
      expect(await api.finish(jobId)).toMatchObject({
        status: 'completed',
        result: { rows: 200_000, firstRow: 0 },
      });
      const distinct = await api.database.query<{ n: number }>(
        'SELECT count(DISTINCT _row) AS n FROM datasets.kept',
      );
      expect(distinct.rows[0]?.n).toBe(200_000);
    });

    it('discard, the default, removes them', async () => {
      const jobId = await start('/generate', { ...big, recordType: 'removed' });
      await until(async () => (await status(jobId)).progress.done >= 1_000, {
        what: 'rows are written',
        intervalMs: 5,
      });
      await api.post(`/jobs/${jobId}/cancel`);
      expect(await api.finish(jobId)).toMatchObject({
        status: 'cancelled',
        result: null,
        progress: { done: 0 },
      });
      expect((await api.get('/datasets/removed')).body.rowCount).toBe(0);
    });

    it.each(['replace', 'create'])('keep is refused with mode %s', async (mode) => {
      const answer = await api.post('/generate', { ...ORDERS, recordType: 'fresh', mode, onCancel: 'keep' });
      expect([answer.status, answer.body.code]).toEqual([422, 'nothing_to_keep']);
      expect(answer.body.errors).toMatchObject([{ pointer: '/onCancel' }]);
    });
  });

  describe('dead letters', () => {
    it('say what was asked for, how it failed, and why for good', async () => {
      const jobId = await deadExport('gone');
      const { deadLetters } = (await api.get('/dead-letters?recordType=gone&reason=unretryable')).body;
      expect(deadLetters).toMatchObject([
        {
          jobId,
          type: 'export',
          kind: 'export_dataset',
          reason: 'unretryable',
          error: { code: 'dataset_not_found', retryable: false },
          params: { recordType: 'gone', format: 'csv' },
          attempts: [{ attempt: 1, code: 'dataset_not_found' }],
          replayedBy: null,
        },
      ]);
      expect((await api.get('/dead-letters?recordType=gone&reason=poison')).body.deadLetters).toEqual([]);
    });

    it('are replayed with other parameters, checked as a new request, with their lineage', async () => {
      const deadLetterId = await deadExport('vanished');
      const refused = await api.post('/dead-letters/replay', {
        ids: [deadLetterId],
        params: { format: 'docx' },
      });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toMatchObject([{ pointer: '/params/format' }]);
      const missing = await api.post('/dead-letters/replay', {
        ids: [deadLetterId],
        params: { format: 'json' },
      });
      expect([missing.status, missing.body.code]).toEqual([404, 'dataset_not_found']);

      const replay = { ids: [deadLetterId], params: { recordType: 'orders', format: 'ndjson' } };
      const { body } = await api.post('/dead-letters/replay', replay);
      const [{ jobId }] = body.jobs;
      expect(body).toMatchObject({ matched: 1, changed: 1, jobs: [{ deadLetterId, jobId }] });
      expect(await api.finish(jobId)).toMatchObject({
        status: 'completed',
        parentJobId: deadLetterId,
        params: { recordType: 'orders', format: 'ndjson' },
      });
      expect(await status(deadLetterId)).toMatchObject({ status: 'failed', replayedBy: jobId });
      const again = await api.post('/dead-letters/replay', replay);
      expect([again.status, again.body.code]).toEqual([409, 'job_already_replayed']);
      expect((await api.get(`/jobs?parentJobId=${deadLetterId}`)).body.jobs).toMatchObject([{ jobId }]);
    });

    it('are replayed by a filter, which may be counted first and must not be empty', async () => {
      const deadLetterId = await deadExport('lost');
      const filter = { recordType: 'lost', errorCode: 'dataset_not_found' };
      const counted = await api.post('/dead-letters/replay', { filter, dryRun: true });
      expect(counted.body).toEqual({ dryRun: true, matched: 1, changed: 0, remaining: 1, jobs: [] });
      await api.finish(await start('/generate', { ...ORDERS, recordType: 'lost' }));
      const { body } = await api.post('/dead-letters/replay', { filter });
      expect(body).toMatchObject({ matched: 1, changed: 1, remaining: 0, jobs: [{ deadLetterId }] });
      expect(await api.finish(body.jobs[0].jobId)).toMatchObject({
        status: 'completed',
        parentJobId: deadLetterId,
      });
      const once = await api.post('/dead-letters/replay', { filter });
      expect(once.body).toMatchObject({ matched: 0, jobs: [] });

      for (const body of [{}, { filter: {} }, { ids: [] }, { filter: { nonsense: 1 } }])
        expect((await api.post('/dead-letters/replay', body)).status).toBe(400);
    });
  });

  it('runs a failed job again with other parameters as a new job', async () => {
    const jobId = await deadExport('disappeared');
    const answer = await api.post(`/jobs/${jobId}/retry`, {
      params: { recordType: 'orders', compression: 'gzip' },
    });
    expect(answer.status).toBe(202);
    expect(answer.body.jobId).not.toBe(jobId);
    expect(await api.finish(answer.body.jobId)).toMatchObject({ status: 'completed', parentJobId: jobId });
    expect((await api.post(`/jobs/${jobId}/retry`)).body.code).toBe('job_already_replayed');
  });

  it('cancels and retries jobs by filter', async () => {
    const waiting = { ...ORDERS, recordType: 'waiting', runAt: later() };
    const jobIds = await Promise.all([1, 2, 3].map(() => start('/generate', waiting)));
    const filter = { recordType: 'waiting' };
    expect((await api.post('/jobs/cancel', { filter, dryRun: true })).body).toMatchObject({
      matched: 3,
      changed: 0,
    });
    const cancelled = await api.post('/jobs/cancel', { filter });
    expect(cancelled.status).toBe(202);
    expect(cancelled.body).toMatchObject({ matched: 3, changed: 3, remaining: 0 });
    for (const jobId of jobIds) expect((await status(jobId)).status).toBe('cancelled');
    expect((await api.post('/jobs/retry', { filter, ids: jobIds.slice(0, 1) })).body).toMatchObject({
      changed: 1,
    });
    expect(await api.finish(jobIds[0] ?? '')).toMatchObject({ status: 'completed' });
    for (const path of ['/jobs/cancel', '/jobs/retry'])
      expect((await api.post(path, { filter: {} })).body.errors).toMatchObject([{ code: 'empty_filter' }]);
  });

  it('finds jobs by their parameters and by words', async () => {
    const request = {
      ...ORDERS,
      recordType: 'findable',
      count: 17,
      fields: [{ name: 'nickname', type: 'uuid' }],
    };
    const jobId = await start('/generate', request);
    const found = async (query: string) =>
      (await api.get(`/jobs?${query}`)).body.jobs.map((job: { jobId: string }) => job.jobId);
    for (const when of ['pending or running', 'ended']) {
      if (when === 'ended') await api.finish(jobId);
      expect(await found('param=count:17&param=fields[].name:nickname')).toEqual([jobId]);
      expect(await found('text=FINDABLE%20nick')).toEqual([jobId]);
      expect(await found('recordType=findable&kind=generate_dataset')).toEqual([jobId]);
      expect(await found('param=count:18&recordType=findable')).toEqual([]);
    }
    for (const query of ['param=count', 'param=a..b:1', 'text=%25', 'reason=bad', 'replayed=maybe', 'kind=A'])
      expect((await api.get(`/jobs?${query}`)).status).toBe(400);
  });

  it('pauses and resumes a kind', async () => {
    expect((await api.post('/admin/kinds/verify_upload/pause')).body).toMatchObject({ paused: true });
    expect((await api.get('/admin/kinds')).body.kinds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'generate_dataset', paused: false }),
        expect.objectContaining({ kind: 'verify_upload', paused: true }),
      ]),
    );
    expect((await api.post('/admin/kinds/verify_upload/resume')).body).toMatchObject({ paused: false });
    for (const kind of ['nonsense', 'a%00b'])
      expect((await api.post(`/admin/kinds/${kind}/pause`)).status).toBe(404);
  });
});
