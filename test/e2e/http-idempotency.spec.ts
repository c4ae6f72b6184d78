import { startTestApi, type TestApi, USERS } from './http-harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function countJobs(): Promise<number> {
  const { rows } = await api.database.query<{ jobs: number }>('SELECT count(*) AS jobs FROM jobs');
  return rows[0]?.jobs ?? NaN;
}

describe('deduplicationKey', () => {
  const body = { ...USERS, deduplicationKey: 'nightly' };

  it('gives the job that is there, and says so', async () => {
    const first = await api.post('/generate', body);
    const second = await api.post('/generate', { ...body, count: 7 });
    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
    expect(first.headers.get('deduplicated')).toBeNull();
    expect(second.headers.get('deduplicated')).toBe('true');
    await api.post(`/jobs/${first.body.jobId}/cancel`);
    const third = await api.post('/generate', body);
    expect(third.body.jobId).not.toBe(first.body.jobId);
    await api.database.query('DELETE FROM jobs');
  });

  it('is text that can be printed', async () => {
    for (const deduplicationKey of ['', 7, 'a\nb', 'x'.repeat(256)]) {
      const { status, body: problem } = await api.post('/generate', { ...body, deduplicationKey });
      expect([status, problem.errors[0].pointer]).toEqual([400, '/deduplicationKey']);
    }
  });
});

describe('Idempotency-Key', () => {
  it('gives a repeated request its first answer', async () => {
    const first = await api.post('/generate', USERS, { 'idempotency-key': 'one' });
    const second = await api.post('/generate', USERS, { 'idempotency-key': 'one' });
    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await countJobs()).toBe(1);
  });

  it('does not care for the order of properties', async () => {
    const reversed = Object.fromEntries(Object.entries(USERS).reverse());
    expect((await api.post('/generate', reversed, { 'idempotency-key': 'one' })).status).toBe(202);
  });

  it('refuses another request', async () => {
    const { status, body } = await api.post(
      '/generate',
      { ...USERS, count: 1 },
      { 'idempotency-key': 'one' },
    );
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('makes one job of many requests at once', async () => {
    const before = await countJobs();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/generate', USERS, { 'idempotency-key': 'many' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.jobId)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await countJobs()).toBe(before + 1);
  });

  it('works for uploads, and keeps one file', async () => {
    const form = (content: string): FormData => {
      const body = new FormData();
      body.set('file', new Blob([content], { type: 'text/csv' }), 'x.csv');
      return body;
    };
    const send = (content: string): ReturnType<TestApi['request']> =>
      api.request('POST', '/upload', { raw: form(content), headers: { 'idempotency-key': 'file' } });
    const first = await send('a,b\n1,2\n');
    const second = await send('a,b\n1,2\n');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await send('a,b\n3,4\n')).body.code).toBe('idempotency_key_reused');
    const { rows } = await api.database.query('SELECT 1 FROM stored_files');
    expect(rows).toHaveLength(1);
  });

  it.each(['', 'x'.repeat(256), 'ümlaut'])(
    'must be 1 to 255 printable ASCII characters, not %p',
    async (key) => {
      const { status, body } = await api.post('/generate', USERS, { 'idempotency-key': key });
      expect([status, body.code]).toEqual([400, 'invalid_idempotency_key']);
    },
  );
});
