import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { until } from '../setup/until';
import { type Answer, type Payload, startTestApi, type TestApi, USERS } from './http-harness';

const MAX_BODY = 1024 * 1024;
const MAX_UPLOAD = 100_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    environment: { MAX_RECORDS: '1000000', MAX_UPLOAD_BYTES: `${MAX_UPLOAD}`, UPLOAD_IDLE_TIMEOUT_MS: '500' },
  });
});
afterAll(() => api.close());

/** What every problem has. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body?.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({
    type: `urn:veogen:problem:${code}`,
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/\S/),
    instance: expect.stringMatching(/^\//),
    requestId: answer.headers.get('x-request-id'),
  });
}

async function filesLeft(): Promise<string[]> {
  const entries = await readdir(api.storageDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

afterEach(async () => {
  // Whatever came in: the service works, and nothing of it is left.
  expect((await api.get('/health/ready')).status).toBe(200);
  const { rows } = await api.database.query<{ jobs: number; files: number }>(
    'SELECT (SELECT count(*) FROM jobs) AS jobs, (SELECT count(*) FROM stored_files) AS files',
  );
  expect(rows).toEqual([{ jobs: 0, files: 0 }]);
  await until(async () => (await filesLeft()).length === 0, { what: 'nothing is left in storage' });
});

describe('POST /generate refuses', () => {
  it.each([
    ['0', 0],
    ['-1', -1],
    ['1e12', 1e12],
    ['1e13', 1e13],
    ['"abc"', 'abc'],
    ['1.5', 1.5],
    ['null', null],
    ['true', true],
    ['an array', [1]],
  ])('a count of %s', async (_, count) => {
    const answer = await api.post('/generate', { ...USERS, count });
    expectProblem(answer, 400, 'validation_failed');
    expect(answer.body.errors).toEqual([
      {
        pointer: '/count',
        code: 'out_of_range',
        message: expect.stringMatching(/^count must be a whole number from 1 to /),
      },
    ]);
  });

  it('a count beyond every number', async () => {
    const raw = JSON.stringify(USERS).replace('"count":500', '"count":1e400');
    const answer = await api.request('POST', '/generate', {
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expectProblem(answer, 400, 'validation_failed');
    expect(answer.body.errors[0].message).toContain('not a number that large');
  });

  it('a missing count together with everything else that is wrong', async () => {
    const answer = await api.post('/generate', { recordType: 'Users!', mode: 'upsert', 'a/b~c': 1 });
    expectProblem(answer, 400, 'validation_failed');
    const found = answer.body.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`);
    expect(found.sort()).toEqual([
      '/a~1b~0c unknown_property',
      '/count out_of_range',
      '/fields missing',
      '/mode not_allowed',
      '/recordType invalid_format',
    ]);
  });

  it('an unknown field type, and says where and which was meant', async () => {
    const answer = await api.post('/generate', { ...USERS, fields: [{ name: 'mail', type: 'emial' }] });
    expectProblem(answer, 422, 'invalid_schema');
    expect(answer.body.errors).toEqual([
      { pointer: '/fields/0/type', code: 'unknown_field_type', message: expect.stringContaining('email') },
    ]);
  });

  it('an unknown property of a field', async () => {
    const answer = await api.post('/generate', {
      ...USERS,
      fields: [{ name: 'age', type: 'integer', mni: 3 }],
    });
    expectProblem(answer, 422, 'invalid_schema');
    expect(answer.body.errors[0].pointer).toBe('/fields/0/mni');
  });

  it('10,000 fields', async () => {
    const fields = Array.from({ length: 10_000 }, (_, i) => ({ name: `f${i}`, type: 'uuid' }));
    const answer = await api.post('/generate', { ...USERS, fields });
    expectProblem(answer, 422, 'invalid_schema');
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/fields', code: 'too_many_fields' });
  });

  const NAMES = [
    'a"b',
    'a;drop table jobs;--',
    'naïve',
    '名前',
    `a${'b'.repeat(63)}`,
    '_row',
    'Upper',
    '',
    '__proto__',
    7,
  ];
  it.each(NAMES)('the field name %p', async (name) => {
    const answer = await api.post('/generate', { ...USERS, fields: [{ name, type: 'uuid' }] });
    expectProblem(answer, 422, 'invalid_schema');
    expect(answer.body.errors[0].pointer).toBe('/fields/0/name');
  });
  it.each(NAMES)('the record type %p', async (recordType) => {
    const answer = await api.post('/generate', { ...USERS, recordType });
    expectProblem(answer, 400, 'validation_failed');
    expect(answer.body.errors[0].pointer).toBe('/recordType');
  });

  it.each(['[]', '"text"', '7', 'null', 'true'])('the body %s', async (raw) => {
    const answer = await api.request('POST', '/generate', {
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expectProblem(answer, 400, 'validation_failed');
  });

  it('a body that would change the prototype of objects', async () => {
    const raw = `{"__proto__":{"mode":"create"},"__proto__":1,"constructor":{"prototype":{"x":1}},${JSON.stringify(USERS).slice(1)}`;
    const answer = await api.request('POST', '/generate', {
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expectProblem(answer, 400, 'validation_failed');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('a JSON body', () => {
  const json = { 'content-type': 'application/json' };
  const send = (raw: Payload, headers: Record<string, string> = json): Promise<Answer> =>
    api.request('POST', '/generate', { raw, headers });

  it('of 20 MB is refused, and the client sees why', async () => {
    const answer = await send(`{"x":"${'a'.repeat(20 * 1024 * 1024)}"}`);
    expectProblem(answer, 413, 'body_too_large');
    expect(answer.body.limit).toBe(MAX_BODY);
    expect(answer.headers.get('connection')).toBe('close');
  });

  it('of 20 MB without an announced length is refused as well', async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 20 * MAX_BODY) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await fetch(`${api.url}/generate`, {
      method: 'POST',
      headers: json,
      body: stream,
      duplex: 'half',
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      413,
      'body_too_large',
    ]);
  });

  it('nested 10,000 deep is refused', async () => {
    expectProblem(await send(`{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), 400, 'json_too_complex');
    expectProblem(await send('{"x":'.repeat(10_000)), 400, 'json_too_complex');
  });

  it('with brackets inside of strings is not taken for nested', async () => {
    expectProblem(await send(`{"x":"${'[{'.repeat(1_000)}\\"["}`), 400, 'validation_failed');
  });

  it('that is broken is refused with the place', async () => {
    const answer = await send('{\n  "recordType": "users",\n  "count": 1,\n}');
    expectProblem(answer, 400, 'invalid_json');
    expect(answer.body).toMatchObject({ line: 4, column: 1, position: 41 });
    expect(answer.body.detail).toContain('line 4, column 1');
  });

  it('that is not UTF-8 is refused', async () => {
    expectProblem(
      await send(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
      400,
      'invalid_json',
    );
  });

  it('that is missing is asked for', async () => {
    expectProblem(await api.request('POST', '/generate'), 400, 'body_missing');
    expectProblem(await api.request('POST', '/export', { headers: json }), 400, 'body_missing');
  });

  it.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'application/json; charset=utf-16' }],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('with the headers %j is refused', async (headers) => {
    expectProblem(await send(JSON.stringify(USERS), headers), 415, 'body_not_json');
  });
});

describe('paths', () => {
  it.each(['/status', '/files', '/jobs/x/y', '/nothing', '/favicon.ico', '/__proto__'])(
    '%s leads nowhere',
    async (path) => {
      expectProblem(await api.get(path), 404, 'route_not_found');
    },
  );

  it('with a broken encoding are refused', async () => {
    expectProblem(await api.get('/status/%FF'), 400, 'bad_request');
    expectProblem(await api.get('/datasets/%E0%A4%A'), 400, 'bad_request');
  });

  it.each([
    ['DELETE', '/generate', 'POST'],
    ['PUT', '/upload', 'POST'],
    ['POST', '/jobs', 'GET, HEAD'],
    ['PATCH', '/datasets/users', 'DELETE, GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ])('%s %s names the methods that are possible', async (method, path, allow) => {
    const answer = await api.request(method, path);
    expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each(['/status/', '/files/', '/jobs/'])(
    '%s<id> needs an id that is a UUID, and one that exists',
    async (prefix) => {
      const suffix = prefix === '/jobs/' ? '/events' : '';
      for (const id of ['1', 'abc', `x'; DROP TABLE jobs; --`, '00000000-0000-0000-0000-00000000000g']) {
        expectProblem(await api.get(`${prefix}${encodeURIComponent(id)}${suffix}`), 400, 'invalid_id');
      }
      const missing = await api.get(`${prefix}00000000-0000-7000-8000-000000000000${suffix}`);
      expectProblem(missing, 404, prefix === '/files/' ? 'file_not_found' : 'job_not_found');
    },
  );

  it('/datasets/<recordType> needs one that exists', async () => {
    for (const name of ['users', 'jobs";--', 'x'.repeat(500)]) {
      expectProblem(await api.get(`/datasets/${encodeURIComponent(name)}`), 404, 'dataset_not_found');
      expectProblem(await api.get(`/datasets/${encodeURIComponent(name)}/rows`), 404, 'dataset_not_found');
    }
  });
});

describe('POST /export refuses', () => {
  it('a record type without a dataset', async () => {
    expectProblem(
      await api.post('/export', { recordType: 'nobody', format: 'csv' }),
      404,
      'dataset_not_found',
    );
  });

  it.each([
    [{ format: 'xlsx' }, '/format'],
    [{ fields: [] }, '/fields'],
    [{ fields: ['a', 'a'] }, '/fields'],
    [{ fields: ['b', 'a"'] }, '/fields/1'],
    [{ fields: ['a', { field: 'b', as: 'a' }] }, '/fields'],
    [{ filters: [] }, '/filters'],
    [{ filters: { dateRange: { from: 'soon' } } }, '/filters/dateRange/from'],
    [{ filters: { jobId: 'x' } }, '/filters/jobId'],
    [{ filters: { where: [{ field: 'age', op: 'is' }] } }, '/filters/where/0/op'],
    [{ filters: { where: [7] } }, '/filters/where/0'],
    [{ filters: { where: [{ field: 'age', op: 'eq', value: 1, sql: '1' }] } }, '/filters/where/0/sql'],
    [{ csv: 'x' }, '/csv'],
    [{ compression: 'brotli' }, '/compression'],
  ])('%j', async (part, pointer) => {
    const answer = await api.post('/export', { recordType: 'users', format: 'csv', ...part });
    expectProblem(answer, 400, 'validation_failed');
    expect(answer.body.errors.map((issue: { pointer: string }) => issue.pointer)).toContain(pointer);
  });
});

describe('POST /upload refuses', () => {
  const upload = (build: (form: FormData) => void): Promise<Answer> => {
    const form = new FormData();
    build(form);
    return api.request('POST', '/upload', { raw: form });
  };

  it('a form without a file', async () => {
    expectProblem(await upload((form) => form.set('format', 'csv')), 400, 'file_missing');
  });

  it('what is no form', async () => {
    expectProblem(await api.post('/upload', { file: 'x' }), 415, 'not_multipart');
    expectProblem(await api.request('POST', '/upload'), 415, 'not_multipart');
  });

  it('a file over the limit, and the client sees why', async () => {
    const answer = await upload((form) =>
      form.set('file', new Blob(['a,b\n'.repeat(MAX_UPLOAD)], { type: 'text/csv' }), 'x.csv'),
    );
    expectProblem(answer, 413, 'file_too_large');
  });

  it('a tenant that is no label', async () => {
    const answer = await upload((form) => {
      form.set('tenant', 'no label');
      form.set('file', new Blob(['a,b\n1,2\n'], { type: 'text/csv' }), 'x.csv');
    });
    expectProblem(answer, 400, 'invalid_upload_field');
    expect(answer.body.errors).toMatchObject([{ pointer: '/tenant', code: 'invalid_format' }]);
  });

  it('a file whose content is not what it claims', async () => {
    const png = new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]);
    const answer = await upload((form) => form.set('file', new Blob([png], { type: 'text/csv' }), 'x.csv'));
    expect(answer.status).toBe(415);
  });

  it('an empty file', async () => {
    expectProblem(await upload((form) => form.set('file', new Blob([]), 'x.csv')), 400, 'empty_file');
  });

  const PNG_HEAD = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';
  it.each<[string, string, string, number, string]>([
    ['a picture that is a table further on', `${PNG_HEAD}\na,b\n1,2\n`, 'x.csv', 415, 'content_mismatch'],
    ['a page that is a table further on', '<script>a,b</script>\n1,2\n', 'x.csv', 415, 'content_mismatch'],
    ['a document that is a page', '%PDF-1.7\n<html>', 'x.json', 415, 'content_mismatch'],
    [
      'an archive, which may unpack to anything',
      'PK\x03\x04\x14\0\0\0\x08\0',
      'x.zip',
      415,
      'unsupported_media_type',
    ],
    [
      'a table in a gzip in a gzip',
      gzipSync(gzipSync('a,b\n1,2\n')).toString('latin1'),
      'x.csv.gz',
      415,
      'content_mismatch',
    ],
  ])('%s', async (_what, content, name, status, code) => {
    const answer = await upload((form) => form.set('file', new Blob([Buffer.from(content, 'latin1')]), name));
    expectProblem(answer, status, code);
  });

  it.each<[string, string, string]>([
    ['ten thousand parts', '--B\r\nX: y\r\n\r\n\r\n'.repeat(10_000), 'malformed_multipart'],
    [
      'a part with a header of 100 KB',
      `--B\r\nContent-Disposition: form-data; name="file"; filename="${'x'.repeat(100_000)}"\r\n\r\na,b\r\n`,
      'malformed_multipart',
    ],
  ])('%s', async (_what, parts, code) => {
    const answer = await api.request('POST', '/upload', {
      headers: { 'content-type': 'multipart/form-data; boundary=B' },
      raw: `${parts}--B--\r\n`,
    });
    expectProblem(answer, 400, code);
  });

  it.each(['/upload', '/upload/tus'])('a header of 1 MB at %s', async (path) => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nUpload-Metadata: ${'x'.repeat(1024 * 1024)}\r\n\r\n`);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await until(() => text !== '');
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    socket.destroy();
  });

  it('a form that is cut off by the client', async () => {
    const request = httpRequest(`${api.url}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '90000' },
    });
    request.on('error', () => undefined);
    request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\na,b\n1,2\n');
    await until(async () => (await filesLeft()).length > 0, { what: 'the upload has begun' });
    request.destroy();
    await until(async () => (await filesLeft()).length === 0, { what: 'nothing is left of it' });
  });

  it('a form that just ends, and one that stalls', async () => {
    for (const [length, code] of [
      [undefined, 'upload_incomplete'],
      ['90000', 'upload_timed_out'],
    ] as const) {
      const request = httpRequest(`${api.url}/upload`, {
        method: 'POST',
        headers: {
          'content-type': 'multipart/form-data; boundary=x',
          ...(length && { 'content-length': length }),
        },
      });
      request.on('error', () => undefined);
      request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\na,b\n1,2\n');
      if (length === undefined) request.end();
      const [response] = await once(request, 'response');
      let text = '';
      for await (const chunk of response) text += chunk;
      expect(JSON.parse(text).code).toBe(code);
      request.destroy();
    }
  });
});

describe('the connection', () => {
  it('answers garbage with 400 and survives', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write('GARBAGE\r\n\r\n');
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('takes a request id that is safe to print, and no other', async () => {
    expect((await api.get('/health/live', { 'x-request-id': 'a:b-c.1' })).headers.get('x-request-id')).toBe(
      'a:b-c.1',
    );
    const replaced = await api.get('/health/live', { 'x-request-id': 'a b' });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
