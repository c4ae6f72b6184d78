import { createHash } from 'node:crypto';
import { until } from '../setup/until';
import { startTestApi, type TestApi, USERS } from './http-harness';

describe('work through the front door', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({ worker: true });
  });
  afterAll(() => api.close());

  it('accepts a generation at once and shows it to its end', async () => {
    const accepted = await api.post('/generate', USERS);
    expect(accepted.status).toBe(202);
    const { jobId, links } = accepted.body;
    expect(accepted.headers.get('location')).toBe(`/status/${jobId}`);
    expect(accepted.headers.get('retry-after')).toBe('1');
    expect(links).toEqual({
      self: `/status/${jobId}`,
      events: `/jobs/${jobId}/events`,
      cancel: `/jobs/${jobId}/cancel`,
    });

    const job = await api.finish(jobId);
    expect(job).toMatchObject({
      type: 'generation',
      status: 'completed',
      resultUri: '/datasets/users',
      progress: { done: 500, total: 500, unit: 'records', ratio: 1 },
      error: null,
      links: { result: '/datasets/users' },
    });
    expect(job.links.cancel).toBeUndefined();
  });

  it('shows the dataset and its rows page by page', async () => {
    const dataset = await api.get('/datasets/users');
    expect(dataset.body).toMatchObject({ recordType: 'users', rowCount: 500, seed: 42, locale: 'en' });
    expect((await api.get('/datasets')).body.datasets).toHaveLength(1);

    const ids = new Set<string>();
    let path: string | undefined = '/datasets/users/rows?limit=200';
    const pages: number[] = [];
    while (path !== undefined) {
      const page = await api.get(path);
      pages.push(page.body.rows.length);
      for (const row of page.body.rows) ids.add(row.id);
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(pages).toEqual([200, 200, 100]);
    expect(ids.size).toBe(500);
  });

  describe('a page of rows', () => {
    let page: { rows: Record<string, unknown>[]; nextCursor: string };

    beforeAll(async () => {
      page = (await api.get('/datasets/users/rows?limit=3')).body;
    });

    it.each([
      ['?limit=3', 'application/x-ndjson'],
      ['?limit=3', 'text/html, application/x-ndjson;q=0.9, application/json;q=0.1'],
      ['?limit=3&format=ndjson', 'text/csv'],
    ])('can be NDJSON: %s, Accept: %s', async (query, accept) => {
      const { status, headers, text } = await api.get(`/datasets/users/rows${query}`, { accept });
      expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
      expect(headers.get('vary')).toContain('Accept');
      const lines = text.split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(page.rows);
      expect(headers.get('link')).toContain(`cursor=${page.nextCursor}`);
    });

    it.each([
      ['?limit=3', 'text/csv'],
      ['?limit=3&format=csv', '*/*'],
    ])('can be CSV: %s, Accept: %s', async (query, accept) => {
      const { headers, text } = await api.get(`/datasets/users/rows${query}`, { accept });
      expect(headers.get('content-type')).toMatch(/^text\/csv/);
      expect(headers.get('link')).toContain(`cursor=${page.nextCursor}`);
      const lines = page.rows.map((row) => Object.values(row).join());
      expect(text).toBe(`${[Object.keys(page.rows[0] ?? {}).join(), ...lines].join('\r\n')}\r\n`);
    });

    it.each(['*/*', 'application/*', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'application/json'])(
      'is JSON for Accept: %s',
      async (accept) => {
        expect((await api.get('/datasets/users/rows?limit=3', { accept })).body).toEqual(page);
      },
    );

    it.each(['csv', 'ndjson', 'json'])('as %s leads from page to page to the end', async (format) => {
      let path: string | undefined = `/datasets/users/rows?limit=250&format=${format}`;
      const sizes: number[] = [];
      while (path !== undefined) {
        const { headers, text, body } = await api.get(path);
        sizes.push(
          format === 'json' ? body.rows.length : text.split('\n').length - (format === 'csv' ? 2 : 1),
        );
        path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      }
      expect(sizes).toEqual([250, 250]);
    });

    it('answers HEAD without the rows', async () => {
      for (const format of ['json', 'csv']) {
        const path = `/datasets/users/rows?limit=3&format=${format}`;
        const [get, head] = [await api.get(path), await api.request('HEAD', path)];
        expect([head.status, head.text]).toEqual([200, '']);
        for (const name of ['content-type', 'content-length', 'link'])
          expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
      expect((await api.request('HEAD', '/datasets/nobody/rows')).status).toBe(404);
    });

    it.each([
      ['?format=xml', {}, 400, 'validation_failed'],
      ['?format=', {}, 400, 'validation_failed'],
      ['?format=csv&format=json', {}, 400, 'validation_failed'],
      ['?format=csv&cursor=nonsense', {}, 400, 'invalid_cursor'],
      ['', { accept: 'text/html' }, 406, 'not_acceptable'],
      ['', { accept: 'application/json;q=0' }, 406, 'not_acceptable'],
    ])('is refused for %s %j', async (query, headers, status, code) => {
      const answer = await api.get(`/datasets/users/rows${query}`, headers);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('after the last row is empty', async () => {
      const cursor = Buffer.from('[499]').toString('base64url');
      const at = (format: string) => api.get(`/datasets/users/rows?cursor=${cursor}&format=${format}`);
      expect((await at('json')).body).toEqual({ rows: [], nextCursor: null });
      expect((await at('ndjson')).text).toBe('');
      expect((await at('csv')).text).toBe('_row,id,email,age\r\n');
    });
  });

  it('gives a row by its number, read or computed again', async () => {
    const { rows } = (await api.get('/datasets/users/rows?limit=1000')).body;
    for (const number of [0, 17, 499]) {
      for (const query of ['', '?recompute=false', '?recompute=true']) {
        const row = await api.get(`/datasets/users/rows/${number}${query}`);
        expect([row.status, row.body]).toEqual([200, rows[number]]);
      }
    }
    // Computing does not read: the row is given as it was written.
    await api.database.query('UPDATE datasets.users SET age = 1 WHERE _row = 17');
    expect((await api.get('/datasets/users/rows/17')).body.age).toBe(1);
    expect((await api.get('/datasets/users/rows/17?recompute=true')).body).toEqual(rows[17]);
  });

  it('names the row that was changed', async () => {
    const key = { 'idempotency-key': 'verify-users' };
    const accepted = await api.post('/datasets/users/verify', undefined, key);
    expect([accepted.status, accepted.body.type]).toEqual([202, 'verification']);
    const job = await api.finish(accepted.body.jobId);
    expect(job).toMatchObject({
      type: 'verification',
      status: 'completed',
      resultUri: '/datasets/users',
      progress: { done: 500, total: 500, ratio: 1 },
      result: {
        verified: false,
        rowsChecked: 500,
        mismatchCount: 1,
        mismatches: [{ row: 17, kind: 'changed', fields: ['age'] }],
      },
    });
    const again = await api.post('/datasets/users/verify', undefined, key);
    expect([again.body.jobId, again.headers.get('idempotency-replayed')]).toEqual([job.jobId, 'true']);

    const { age } = (await api.get('/datasets/users/rows/17?recompute=true')).body;
    await api.database.query('UPDATE datasets.users SET age = $1 WHERE _row = 17', [age]);
    const { receipt, schemaHash, seed, engineVersion } = (await api.get('/datasets/users')).body;
    expect(receipt).toMatchObject({
      rows: 500,
      partCount: 1,
      parts: [{ firstRow: 0, rows: 500, seed, engineVersion }],
    });
    expect(schemaHash).toMatch(/^[0-9a-f]{64}$/);
    const { jobId } = (await api.post('/datasets/users/verify')).body;
    expect((await api.finish(jobId)).result).toMatchObject({ verified: true, sha256: receipt.sha256 });
  });

  it.each([
    ['/datasets/users/rows/500', 404, 'row_not_found'],
    ['/datasets/users/rows/500?recompute=true', 404, 'row_not_found'],
    ['/datasets/users/rows/-1', 404, 'row_not_found'],
    ['/datasets/users/rows/1.5', 404, 'row_not_found'],
    ['/datasets/users/rows/01', 404, 'row_not_found'],
    ['/datasets/users/rows/99999999999999999999', 404, 'row_not_found'],
    ['/datasets/users/rows/abc?recompute=true', 404, 'row_not_found'],
    ['/datasets/nobody/rows/0', 404, 'dataset_not_found'],
    ['/datasets/nobody/rows/0?recompute=true', 404, 'dataset_not_found'],
    ['/datasets/users/rows/0?recompute=yes', 400, 'validation_failed'],
    ['/datasets/users/rows/0?recompute=true&recompute=true', 400, 'validation_failed'],
    ['/datasets/users/rows/0?limit=1', 400, 'validation_failed'],
  ])('answers GET %s with %i %s', async (path, status, code) => {
    const answer = await api.get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('verifies nothing that is not there', async () => {
    expect((await api.post('/datasets/nobody/verify')).body.code).toBe('dataset_not_found');
    expect((await api.post('/datasets/Not%20a%20name/verify')).body.code).toBe('dataset_not_found');
  });

  it('does not compute a row of another engine', async () => {
    const { body } = await api.post('/generate', { ...USERS, recordType: 'foreign', count: 5 });
    await api.finish(body.jobId);
    await api.database.query(
      `UPDATE dataset_chunks SET engine_version = '0'
       WHERE incarnation = (SELECT incarnation FROM datasets WHERE record_type = 'foreign')`,
    );
    const row = await api.get('/datasets/foreign/rows/3?recompute=true');
    expect([row.status, row.body.code]).toEqual([409, 'row_not_recomputable']);
    expect((await api.get('/datasets/foreign/rows/3')).status).toBe(200);
    await api.request('DELETE', '/datasets/foreign');
  });

  it('previews the very rows that the dataset has', async () => {
    const preview = await api.post('/generate/preview', { ...USERS, count: 3 });
    expect(preview.status).toBe(200);
    const { rows } = (await api.get('/datasets/users/rows?limit=3')).body;
    expect(rows).toEqual(preview.body.rows.map((row: object) => expect.objectContaining(row)));
  });

  it('lists field types whose examples can be generated', async () => {
    const { types } = (await api.get('/generate/types')).body;
    expect(types.length).toBeGreaterThan(20);
    const standalone = types.filter(
      ({ options }: { options: { required: string[] } }) => options.required.length === 2,
    );
    const fields = standalone.map(({ example }: { example: object }) => example);
    expect((await api.post('/generate/preview', { recordType: 'everything', fields })).status).toBe(200);
  });

  describe('an export', () => {
    let link: string;
    let text: string;

    it('ends in a link to the file, made afresh at every read', async () => {
      const { body } = await api.post('/export', { recordType: 'users', format: 'csv' });
      const job = await api.finish(body.jobId);
      expect(job).toMatchObject({ status: 'completed', result: { rows: 500, format: 'csv' } });
      link = job.resultUri;
      const download = await api.get(link);
      text = download.text;
      expect(text.split('\r\n').filter(Boolean)).toHaveLength(501);
      const digest = createHash('sha256').update(text).digest();
      expect(digest.toString('hex')).toBe(job.result.sha256);
      expect(download.headers.get('etag')).toBe(`"${job.result.sha256}"`);
      expect(download.headers.get('repr-digest')).toBe(`sha-256=:${digest.toString('base64')}:`);
      expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"/);
      expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('can be fetched in parts', async () => {
      const part = await api.get(link, { range: 'bytes=10-19' });
      expect([part.status, part.text]).toEqual([206, text.slice(10, 20)]);
      expect(part.headers.get('content-range')).toBe(`bytes 10-19/${text.length}`);
      expect((await api.get(link, { range: 'bytes=-5' })).text).toBe(text.slice(-5));
      const past = await api.get(link, { range: `bytes=${text.length}-` });
      expect([past.status, past.body.code]).toEqual([416, 'invalid_range']);
      expect(past.headers.get('content-range')).toBe(`bytes */${text.length}`);
      expect((await api.get(link, { range: 'bytes=0-1,3-4' })).text).toBe(text);
      expect((await api.get(link, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
    });

    it('is not sent again to who has it', async () => {
      const { headers } = await api.get(link);
      const again = await api.get(link, { 'if-none-match': `"x", ${headers.get('etag')}` });
      expect([again.status, again.text]).toEqual([304, '']);
    });

    it('answers HEAD without the bytes', async () => {
      const head = await api.request('HEAD', link);
      expect([head.status, head.text, head.headers.get('content-length')]).toEqual([
        200,
        '',
        `${text.length}`,
      ]);
    });

    it('is refused behind a link that was changed', async () => {
      const forged = await api.get(link.replace(/expires=\d+/, 'expires=9999999999'));
      expect([forged.status, forged.body.code]).toEqual([403, 'link_forged']);
      expect((await api.get(link.split('?')[0] ?? '')).body.code).toBe('link_forged');
      expect((await api.get(`${link}&signature=x`)).body.code).toBe('link_forged');
    });

    it('has its metadata behind its id', async () => {
      const fileId = link.split('/')[2];
      const file = await api.get(`/files/${fileId}`);
      expect(file.body).toMatchObject({ fileId, size: text.length });
      expect((await api.get(file.body.links.content)).text).toBe(text);
    });

    it('takes fields, filters and conditions', async () => {
      const { body } = await api.post('/export', {
        recordType: 'users',
        format: 'json',
        fields: ['age'],
        filters: { where: [{ field: 'age', op: 'gte', value: 60 }], dateRange: { from: '2020-01-01' } },
      });
      const job = await api.finish(body.jobId);
      const rows = (await api.get(job.resultUri)).body as { age: number }[];
      expect(rows.length).toBe(job.result.rows);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => Object.keys(row).join() === 'age' && row.age >= 60)).toBe(true);
    });
  });

  it('receives an upload and verifies it', async () => {
    const form = new FormData();
    form.set('tenant', 'team-a');
    form.set('file', new Blob(['a,b\n1,2\n'], { type: 'text/csv' }), 'my "data".csv');
    const upload = await api.request('POST', '/upload', { raw: form });
    expect(upload.status).toBe(201);
    const sha256 = createHash('sha256').update('a,b\n1,2\n').digest('hex');
    expect(upload.body).toMatchObject({ size: 8, sha256, mimeType: 'text/csv', status: 'pending' });
    const job = await api.finish(upload.body.jobId);
    expect(job).toMatchObject({ status: 'completed', type: 'upload', tenant: 'team-a' });
    expect((await api.get(job.resultUri)).text).toBe('a,b\n1,2\n');
  });

  describe('deletion for good', () => {
    const doomed = { ...USERS, recordType: 'doomed' };
    const recordOf = async ({ headers }: { headers: Headers }) => {
      const [, path = ''] = /^<([^>]+)>; rel="describedby"$/.exec(headers.get('link') ?? '') ?? [];
      return (await api.get(path)).body;
    };

    it('takes a dataset with the files made of it, and keeps a record without the data', async () => {
      await api.finish((await api.post('/generate', doomed)).body.jobId);
      const exported = await api.finish(
        (await api.post('/export', { recordType: 'doomed', format: 'csv' })).body.jobId,
      );
      const other = await api.finish(
        (await api.post('/export', { recordType: 'users', format: 'csv' })).body.jobId,
      );

      const answer = await api.request('DELETE', '/datasets/doomed?exports=true', {
        headers: { 'x-request-id': 'gdpr-7' },
      });
      expect([answer.status, answer.text]).toEqual([204, '']);
      expect((await api.get('/datasets/doomed')).body.code).toBe('dataset_not_found');
      expect((await api.request('DELETE', '/datasets/doomed')).status).toBe(404);

      const late = await api.get(exported.resultUri);
      expect([late.status, late.body]).toEqual([
        410,
        expect.objectContaining({
          code: 'file_deleted',
          reason: 'request',
          deletedAt: expect.any(String) as string,
        }),
      ]);
      expect((await api.get(`/status/${exported.jobId}`)).body).toMatchObject({
        ...{ status: 'completed', resultUri: null, result: { fileDeletedAt: expect.any(String) as string } },
      });
      expect((await api.get(other.resultUri)).status).toBe(200);

      const record = await recordOf(answer);
      expect(record).toMatchObject({
        ...{ kind: 'dataset', subject: 'doomed', reason: 'request', requestId: 'gdpr-7', partOf: null },
        ...{ details: { rows: 500, files: 1 }, completedAt: expect.any(String) as string },
      });
      const page = (await api.get('/deletions?limit=1')).body;
      const { fileId } = exported.result;
      expect(page.deletions).toMatchObject([{ kind: 'file', subject: fileId, partOf: record.deletionId }]);
      const rest = (await api.get(`/deletions?limit=1&cursor=${page.nextCursor}`)).body;
      expect(rest.deletions).toEqual([record]);
      expect((await api.get('/deletions?kind=dataset&subject=nobody')).body.deletions).toEqual([]);
    });

    it('leaves the files made of a dataset unless they are asked for', async () => {
      await api.finish((await api.post('/generate', doomed)).body.jobId);
      const exported = await api.finish(
        (await api.post('/export', { recordType: 'doomed', format: 'csv' })).body.jobId,
      );
      expect((await api.request('DELETE', '/datasets/doomed')).status).toBe(204);
      expect((await api.get(exported.resultUri)).status).toBe(200);
      const { fileId } = exported.result;
      expect((await api.request('DELETE', `/files/${fileId}`)).status).toBe(204);
      expect((await api.get(exported.resultUri)).body.code).toBe('file_deleted');
      expect((await api.get(`/files/${fileId}`)).status).toBe(410);
      expect((await api.request('DELETE', `/files/${fileId}`)).status).toBe(410);
    });

    it('names the jobs that stand in its way, and cancels them when asked to', async () => {
      await api.finish((await api.post('/generate', doomed)).body.jobId);
      const runAt = new Date(Date.now() + 3_600_000).toISOString();
      const waiting = (await api.post('/export', { recordType: 'doomed', format: 'csv', runAt })).body.jobId;
      const running = (await api.post('/generate', { ...doomed, mode: 'append', count: 50_000_000 })).body
        .jobId;
      await until(async () => (await api.get(`/status/${running}`)).body.progress.done > 0);

      const refused = await api.request('DELETE', '/datasets/doomed');
      expect([refused.status, refused.body.code]).toEqual([409, 'dataset_in_use']);
      expect(refused.body.jobIds.sort()).toEqual([waiting, running].sort());
      expect((await api.get('/datasets/doomed')).status).toBe(200);

      // A machine that is busy may take longer to stop the running one than the request waits.
      await until(
        async () => (await api.request('DELETE', '/datasets/doomed?cancelJobs=true')).status === 204,
      );
      for (const jobId of [waiting, running])
        expect((await api.get(`/status/${jobId}`)).body.status).toBe('cancelled');
      expect((await api.get('/datasets/doomed')).status).toBe(404);
      expect(
        (await api.request('DELETE', '/datasets/doomed?cancelJobs=perhaps')).body.errors[0],
      ).toMatchObject({
        pointer: '/cancelJobs',
      });
    });

    it('takes an upload, so that its request gets no other answer than that', async () => {
      const upload = () => {
        const form = new FormData();
        form.append('file', new Blob(['secret,name\n1,Ada\n']), 'ada.csv');
        return api.request('POST', '/upload', { raw: form, headers: { 'idempotency-key': 'ada' } });
      };
      const { fileId, jobId } = (await upload()).body;
      await api.finish(jobId);
      expect((await upload()).body.fileId).toBe(fileId);
      const answer = await api.request('DELETE', `/files/${fileId}`);
      expect(answer.status).toBe(204);
      const again = await upload();
      expect([again.status, again.body.code]).toEqual([410, 'file_deleted']);
      expect(JSON.stringify(await recordOf(answer))).not.toContain('ada');
      const sampled = { name: 'value', type: 'sample', fileId, column: 'name' };
      const preview = await api.post('/generate/preview', { recordType: 'x', fields: [sampled] });
      expect([preview.status, preview.body.errors[0].code]).toEqual([422, 'file_deleted']);
    });
  });

  describe('retention', () => {
    it('tells what it would remove, removes just that, and leaves datasets sound', async () => {
      const { body: before } = await api.get('/admin/retention');
      expect(before).toMatchObject({
        policy: { jobsDays: 30, eventsDays: 7, deadLettersDays: 90, exportsDays: 30, uploadsDays: null },
        due: { jobs: 0, deadLetters: 0, events: 0, exports: 0 },
        ...{ running: false, lastRun: null, objectsToRemove: 0 },
      });
      expect(Date.parse(before.nextRunAt)).toBeGreaterThan(Date.now());
      const { jobs } = (await api.get('/jobs?limit=200&type=export')).body;
      const link = jobs.find(({ resultUri }: { resultUri: string | null }) => resultUri !== null).resultUri;
      await api.database.query(
        `UPDATE jobs SET created_at = created_at - interval '31 days', finished_at = finished_at - interval '31 days'`,
      );
      await api.database.query(`UPDATE job_events SET created_at = created_at - interval '31 days'`);
      await api.database.query(`UPDATE stored_files SET created_at = created_at - interval '31 days'`);

      const { due } = (await api.get('/admin/retention')).body;
      expect(due.jobs).toBeGreaterThan(10);
      expect((await api.post('/admin/retention/run')).status).toBe(202);
      const after = await until(async () => {
        const { body } = await api.get('/admin/retention');
        return body.lastRun === null ? undefined : body;
      });
      expect(after.lastRun).toMatchObject({ removed: due, failed: [] });
      expect(after.due.jobs).toBe(0);

      const { jobId } = jobs[0];
      expect((await api.get(`/status/${jobId}`)).body.code).toBe('job_not_found');
      expect((await api.get(`/jobs/${jobId}/events`)).status).toBe(404);
      expect((await api.get('/jobs?type=export')).body.jobs).toEqual([]);
      expect((await api.get(link)).body.code).toBe('file_deleted');
      expect((await api.get('/deletions?reason=retention')).body.deletions).toHaveLength(due.exports);

      const dataset = (await api.get('/datasets/users')).body;
      expect(dataset).toMatchObject({ rowCount: 500, receipt: { rows: 500, partCount: 1 } });
      const row = await api.get('/datasets/users/rows/7');
      expect((await api.get('/datasets/users/rows/7?recompute=true')).body).toEqual(row.body);
      const verified = await api.finish((await api.post('/datasets/users/verify')).body.jobId);
      expect(verified).toMatchObject({ status: 'completed', result: { verified: true } });
      expect((await api.post('/generate', { ...USERS, mode: 'append', count: 10 })).status).toBe(202);
      expect((await api.get('/admin/retention/archives')).body).toEqual({ archives: [], nextCursor: null });
    });
  });
});

describe('jobs that nobody runs yet', () => {
  let api: TestApi;

  beforeAll(async () => {
    // Without the tables of the queue this is also an API whose queue is down.
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('are accepted while the queue is down', async () => {
    expect((await api.post('/generate', USERS)).status).toBe(202);
    expect((await api.get('/')).body.queue.status).toBe('degraded');
  });

  it('can be cancelled and run again', async () => {
    const { jobId } = (await api.post('/generate', USERS)).body;
    expect((await api.post(`/jobs/${jobId}/retry`)).body.code).toBe('job_not_ended');
    const cancelled = await api.post(`/jobs/${jobId}/cancel`);
    expect([cancelled.status, cancelled.body.status]).toEqual([202, 'cancelled']);
    expect((await api.get(`/status/${jobId}`)).body).toMatchObject({
      status: 'cancelled',
      links: { retry: `/jobs/${jobId}/retry` },
    });
    const again = await api.post(`/jobs/${jobId}/cancel`);
    expect([again.status, again.body.code]).toEqual([409, 'job_already_ended']);
    const retried = await api.post(`/jobs/${jobId}/retry`);
    expect([retried.status, retried.body.status]).toEqual([202, 'pending']);
  });

  it('are listed newest first, each once, whatever the page size', async () => {
    const listed = { ...USERS, recordType: 'listed' };
    const answers = await Promise.all(Array.from({ length: 7 }, () => api.post('/generate', listed)));
    const made = answers.map(({ body }) => body.jobId);
    // Closer together than a millisecond, as jobs under load are.
    await api.database.query(
      `UPDATE jobs SET created_at = timestamptz '2026-01-01T00:00:00.000900Z' - (random() * 3)::int * interval '300 microseconds'
       WHERE params->>'recordType' = 'listed'`,
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<TestApi['get']>> = await api.get(
        `/jobs?recordType=listed&status=pending&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.jobs.map(({ jobId }: { jobId: string }) => jobId));
      cursor = page.body.nextCursor;
    }
    expect([...seen].sort()).toEqual([...made].sort());
  });

  it('are filtered by time, and nothing is found in the future', async () => {
    expect((await api.get('/jobs?createdFrom=2999-01-01')).body.jobs).toEqual([]);
    expect((await api.get('/jobs?createdTo=2020-01-01T00:00:00Z')).body.jobs).toEqual([]);
    expect((await api.get('/jobs?type=generation&createdFrom=2020-01-01')).body.jobs.length).toBeGreaterThan(
      0,
    );
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=abc',
    'status=done',
    'createdFrom=yesterday',
    'unknown=1',
    'limit=1&limit=2',
  ])('are not listed for ?%s', async (query) => {
    const { status, body } = await api.get(`/jobs?${query}`);
    expect([status, body.code]).toEqual([400, 'validation_failed']);
  });

  it.each(['x', 'bm90IGpzb24', 'WyJhIl0', ''])('are not listed from the cursor "%s"', async (cursor) => {
    const { status, body } = await api.get(`/jobs?cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, 'invalid_cursor']);
  });
});
