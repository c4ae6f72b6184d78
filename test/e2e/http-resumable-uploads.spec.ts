import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readConfig } from '@app/config';
import { UploadSweeper } from '@app/uploads';
import { startApi } from '../../apps/api/src/bootstrap';
import { until } from '../setup/until';
import { type Answer, startTestApi, type TestApi } from './http-harness';

const OFFSET_STREAM = 'application/offset+octet-stream';
const PATH = '/upload/tus';
const KIB = 1024;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    worker: true,
    environment: { MAX_UPLOAD_BYTES: `${20 * KIB * KIB}`, UPLOAD_IDLE_TIMEOUT_MS: '1000' },
  });
});
afterAll(() => api.close());

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString('base64');
const digestOf = (data: Uint8Array, algorithm = 'sha256'): string =>
  createHash(algorithm).update(data).digest('base64');

/** A table of so many bytes that no two parts of are alike. */
function csv(bytes: number): Buffer {
  const lines = ['id,value\n'];
  for (let length = 9, id = 0; length < bytes; id++) {
    const line = `${id},${randomBytes(6).toString('hex')}\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join('')).subarray(0, bytes);
}

function tus(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  raw?: Uint8Array,
): Promise<Answer> {
  return api.request(method, path, {
    headers: {
      'tus-resumable': '1.0.0',
      ...(raw !== undefined && { 'content-type': OFFSET_STREAM }),
      ...headers,
    },
    ...(raw !== undefined && { raw: Buffer.from(raw) }),
  });
}

const metadata = (pairs: Record<string, string>): Record<string, string> => ({
  'upload-metadata': Object.entries(pairs)
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(','),
});

async function begin(size: number, pairs: Record<string, string> = { filename: 'a.csv' }): Promise<string> {
  const answer = await tus('POST', PATH, { 'upload-length': String(size), ...metadata(pairs) });
  expect(answer).toMatchObject({ status: 201, text: '' });
  return answer.headers.get('location') as string;
}

const send = (
  path: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> => tus('PATCH', path, { 'upload-offset': String(offset), ...headers }, bytes);

const offsetOf = async (path: string): Promise<number> =>
  Number((await tus('HEAD', path)).headers.get('upload-offset'));

interface Traces {
  /** Names of files in storage. */
  readonly objects: string[];
  /** Keys of objects that are listed for removal. */
  readonly listed: string[];
  /** Resumable uploads. */
  readonly uploads: string[];
}

/** Everything that is in storage and listed for resumable uploads. */
async function traces(): Promise<Traces> {
  const names = async (query: string): Promise<string[]> =>
    (await api.database.query<{ name: string }>(query)).rows.map(({ name }) => name);
  const objects = await readdir(api.storageDir, { recursive: true, withFileTypes: true });
  return {
    objects: objects.filter((entry) => entry.isFile()).map(({ name }) => name),
    listed: await names('SELECT storage_key AS name FROM staged_objects'),
    uploads: await names('SELECT id AS name FROM resumable_uploads'),
  };
}

/** Expects that nothing is kept of some work once it has ended. What was there before may go meanwhile. */
async function leavesNothing(work: () => Promise<void>): Promise<void> {
  const names = async (): Promise<string[]> => Object.values(await traces()).flat();
  const before = new Set(await names());
  await work();
  await until(async () => (await names()).every((name) => before.has(name)), {
    what: 'nothing more is kept than before',
  });
}

/** A request whose body we send as we like, over a connection of our own. */
function openPatch(url: string, path: string, offset: number, length: number, headers = ''): OpenPatch {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(
    `PATCH ${path} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nContent-Type: ${OFFSET_STREAM}\r\n` +
      `Upload-Offset: ${offset}\r\nContent-Length: ${length}\r\n${headers}\r\n`,
  );
  return {
    write: (bytes) => void socket.write(bytes),
    cut: () => void socket.destroy(),
    status: () => until(() => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]) || undefined),
  };
}
interface OpenPatch {
  write(bytes: Uint8Array): void;
  cut(): void;
  status(): Promise<number>;
}

describe('a resumable upload', () => {
  it('becomes a file that a job works on', async () => {
    const content = csv(300_000);
    const path = await begin(content.length, { filename: '../Kunden 🦊.csv', filetype: 'text/csv' });
    expect((await send(path, 0, content.subarray(0, 100))).headers.get('upload-offset')).toBe('100');
    expect((await send(path, 100, content.subarray(100, 200_001))).status).toBe(204);
    expect(await offsetOf(path)).toBe(200_001);
    expect((await api.get(path)).body).toMatchObject({ status: 'receiving', offset: 200_001, file: null });

    const last = await send(path, 200_001, content.subarray(200_001));

    expect(last.status).toBe(204);
    const jobId = last.headers.get('job-id') as string;
    const fileId = last.headers.get('file-id');
    const head = await tus('HEAD', path);
    expect([head.headers.get('job-id'), head.headers.get('file-id')]).toEqual([jobId, fileId]);
    expect((await api.get(path)).body).toMatchObject({
      status: 'complete',
      offset: content.length,
      size: content.length,
      jobId,
      file: { fileId, originalName: 'Kunden 🦊.csv', sha256: sha256(content), mimeType: 'text/csv' },
    });
    expect(await api.finish(jobId)).toMatchObject({ type: 'upload', status: 'completed' });
    // Only the file is left of it, and the last request may be repeated because its answer was lost.
    await until(async () => (await traces()).listed.length === 0);
    expect((await traces()).objects).toHaveLength(1);
    expect((await send(path, content.length, new Uint8Array())).headers.get('job-id')).toBe(jobId);
  });

  it('becomes a dataset, in the one request that begins it', async () => {
    const content = Buffer.from('name;city\nAda;London\nAlan;Wilmslow\n');
    const answer = await tus(
      'POST',
      PATH,
      {
        'upload-length': String(content.length),
        ...metadata({
          filename: 'people.csv',
          recordType: 'tusPeople',
          delimiter: ';',
          digest: `sha-512=:${digestOf(content, 'sha512')}:`,
          relativePath: 'null',
        }),
      },
      content,
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('upload-offset')).toBe(String(content.length));
    const job = await api.finish(answer.headers.get('job-id') as string);
    expect(job).toMatchObject({ status: 'completed', resultUri: '/datasets/tusPeople' });
    expect((await api.get('/datasets/tusPeople/rows')).body.rows).toMatchObject([
      { name: 'Ada', city: 'London' },
      { name: 'Alan', city: 'Wilmslow' },
    ]);
  });

  it('tells what it can do, also to a browser of another origin', async () => {
    const { status, headers } = await api.request('OPTIONS', PATH, {
      headers: { origin: 'http://x.example' },
    });
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,checksum,expiration,termination',
      'tus-checksum-algorithm': 'sha256,sha512,sha1',
      'tus-max-size': String(20 * KIB * KIB),
      'access-control-allow-origin': '*',
    });
    const preflight = await api.request('OPTIONS', `${PATH}/x`, {
      headers: { origin: 'http://x.example', 'access-control-request-method': 'PATCH' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  });

  it('keeps what came before the client went away, fell silent, or was asked for by another request', async () => {
    const content = csv(3_000_000);
    const path = await begin(content.length);

    const cut = openPatch(api.url, path, 0, content.length);
    cut.write(content.subarray(0, 1_000_000));
    await until(async () => (await traces()).listed.length > 0);
    cut.cut();
    await until(async () => (await offsetOf(path)) > 0);
    const first = await offsetOf(path);
    expect(first).toBeLessThanOrEqual(1_000_000);

    const silent = openPatch(api.url, path, first, content.length - first);
    silent.write(content.subarray(first, first + 500_000));
    expect(await silent.status()).toBe(408);
    const second = await offsetOf(path);
    expect(second).toBe(first + 500_000);

    const slow = openPatch(api.url, path, second, content.length - second);
    slow.write(content.subarray(second, second + 300_000));
    await until(async () => (await traces()).listed.length > 2);
    const third = await offsetOf(path);
    expect(third).toBe(second + 300_000);
    slow.cut();

    const last = await send(path, third, content.subarray(third));
    expect((await api.get(path)).body).toMatchObject({ file: { sha256: sha256(content) } });
    await api.finish(last.headers.get('job-id') as string);
  });

  it('takes each byte once from two requests at the same time, in one API or in two', async () => {
    const content = csv(2_000_000);
    const other = await startApi(
      readConfig({
        DATABASE_URL: api.database.url,
        DATA_DIR: join(api.storageDir, '..'),
        PORT: '0',
        LOG_LEVEL: 'silent',
      }),
    );
    try {
      const path = await begin(content.length);
      for (const url of [api.url, other.url]) {
        const at = await offsetOf(path);
        const rivals = [api.url, url].map(async (target) => {
          const answer = await fetch(target + path, {
            method: 'PATCH',
            headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(at), 'content-type': OFFSET_STREAM },
            body: new Uint8Array(content.subarray(at, at + 700_000)),
          });
          return answer.status;
        });
        const statuses = await Promise.all(rivals);
        expect(statuses).toContain(204);
        expect(statuses.filter((status) => ![204, 400, 409, 423].includes(status))).toEqual([]);
        expect(await offsetOf(path)).toBeGreaterThan(at);
      }
      // What one API has of a request counts for the other.
      const at = await offsetOf(path);
      const open = openPatch(other.url, path, at, content.length - at);
      open.write(content.subarray(at, at + 100_000));
      await until(async () => (await traces()).listed.length > 2);
      const further = await offsetOf(path);
      expect(further).toBe(at + 100_000);
      open.cut();
      await send(path, further, content.subarray(further));
      expect((await api.get(path)).body).toMatchObject({
        status: 'complete',
        file: { sha256: sha256(content) },
      });
    } finally {
      await other.close();
    }
  });

  it.each<[string, (bytes: Uint8Array) => Record<string, string>]>([
    ['Upload-Checksum', (bytes) => ({ 'upload-checksum': `sha1 ${digestOf(bytes, 'sha1')}` })],
    ['Content-Digest', (bytes) => ({ 'content-digest': `sha-256=:${digestOf(bytes)}:` })],
    ['Repr-Digest', (bytes) => ({ 'repr-digest': `md5=:AAAA:, sha-512=:${digestOf(bytes, 'sha512')}:` })],
  ])('takes bytes with the right %s only, and of a broken request none', async (_name, header) => {
    const content = csv(600_000);
    const path = await begin(content.length);
    const half = content.subarray(0, 500_000);

    const wrong = await send(path, 0, half, header(content));
    expect(wrong).toMatchObject({ status: 460, body: { code: 'checksum_mismatch' } });
    const cut = openPatch(
      api.url,
      path,
      0,
      half.length,
      Object.entries(header(half))
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join(''),
    );
    cut.write(half.subarray(0, 450_000));
    await until(async () => (await traces()).listed.length > 0);
    cut.cut();
    expect(await offsetOf(path)).toBe(0);

    expect((await send(path, 0, half, header(half))).headers.get('upload-offset')).toBe(String(half.length));
    await send(path, half.length, content.subarray(half.length), header(content.subarray(half.length)));
    expect((await api.get(path)).body).toMatchObject({ file: { sha256: sha256(content) } });
  });

  it('is removed with its bytes when the client ends it, but not once it is a file', async () => {
    await leavesNothing(async () => {
      const path = await begin(1_000);
      await send(path, 0, csv(500));
      expect((await tus('DELETE', path)).status).toBe(204);
      expect((await tus('HEAD', path)).status).toBe(404);
      expect((await api.get(path)).body).toMatchObject({ status: 404, code: 'upload_not_found' });
      expect((await send(path, 500, csv(500))).body).toMatchObject({ code: 'upload_not_found' });
    });
    const content = csv(1_000);
    const path = await begin(content.length);
    await send(path, 0, content);
    // For networks without PATCH and DELETE.
    const { status, body } = await tus('POST', path, { 'x-http-method-override': 'DELETE' });
    expect([status, body.code]).toEqual([409, 'upload_complete']);
  });

  it('is removed with its bytes when it was not gone on with in time', async () => {
    await leavesNothing(async () => {
      const path = await begin(1_000);
      const { headers } = await send(path, 0, csv(500));
      const days = (Date.parse(headers.get('upload-expires') as string) - Date.now()) / 86_400_000;
      expect(Math.abs(days - 1)).toBeLessThan(0.01);
      // What a request that was killed leaves: an object that does not count.
      await api.database.query(
        `INSERT INTO staged_objects (storage_key, upload_id, offset_bytes) VALUES ('parts/00/left', $1, 500)`,
        [path.split('/').at(-1)],
      );
      await api.database.query(
        `UPDATE resumable_uploads SET active_at = now() - interval '2 days', expires_at = now() - interval '1 day'
         WHERE id = $1`,
        [path.split('/').at(-1)],
      );
      expect((await tus('HEAD', path)).status).toBe(410);
      expect((await send(path, 500, csv(500))).body).toMatchObject({ status: 410, code: 'upload_expired' });
      await api.app.get(UploadSweeper).sweep();
      expect((await tus('HEAD', path)).status).toBe(404);
    });
  });

  it('is taken once under an Idempotency-Key', async () => {
    const content = csv(1_000);
    const once = async (): Promise<Answer> =>
      tus(
        'POST',
        PATH,
        { 'upload-length': '1000', 'idempotency-key': 'tus-once', ...metadata({ filename: 'a.csv' }) },
        content,
      );
    const [first, second] = [await once(), await once()];
    expect(second.headers.get('location')).not.toBe(first.headers.get('location'));
    expect(second.headers.get('file-id')).toBe(first.headers.get('file-id'));
  });
});

describe('a resumable upload is refused', () => {
  it.each<[string, Record<string, string>, number, string, string?]>([
    ['without a version', { 'tus-resumable': '0.2.2', 'upload-length': '5' }, 412, 'tus_version_unsupported'],
    ['without a length', {}, 400, 'invalid_tus_request'],
    ['with a length that is none', { 'upload-length': '5e1' }, 400, 'invalid_tus_request'],
    ['with a length to come', { 'upload-defer-length': '1' }, 400, 'invalid_tus_request'],
    ['of several uploads', { 'upload-length': '5', 'upload-concat': 'partial' }, 400, 'invalid_tus_request'],
    ['larger than the limit', { 'upload-length': '20971521' }, 413, 'file_too_large'],
    ['that is empty', { 'upload-length': '0' }, 400, 'empty_file'],
    [
      'with metadata that is none',
      { 'upload-length': '5', 'upload-metadata': 'a b c' },
      400,
      'invalid_tus_request',
    ],
    [
      'with base64 that is none',
      { 'upload-length': '5', 'upload-metadata': 'filename ä' },
      400,
      'invalid_tus_request',
    ],
    [
      'with an unknown field',
      { 'upload-length': '5', ...metadata({ colour: 'red' }) },
      400,
      'invalid_upload_field',
      '/colour',
    ],
    [
      'with a long field',
      { 'upload-length': '5', ...metadata({ filename: 'x'.repeat(1_025) }) },
      400,
      'invalid_upload_field',
      '/filename',
    ],
    [
      'with a NUL',
      { 'upload-length': '5', ...metadata({ filename: 'a\0.csv' }) },
      400,
      'invalid_upload_field',
      '/filename',
    ],
    [
      'with a bad record type',
      { 'upload-length': '5', ...metadata({ recordType: 'A b' }) },
      400,
      'invalid_upload_field',
      '/recordType',
    ],
    [
      'with a needless field',
      { 'upload-length': '5', ...metadata({ mode: 'append' }) },
      400,
      'invalid_upload_field',
      '/mode',
    ],
    [
      'with a digest that is none',
      { 'upload-length': '5', ...metadata({ digest: 'x' }) },
      400,
      'invalid_upload_field',
      '/digest',
    ],
    [
      'with a bad Upload-Checksum',
      { 'upload-length': '5', 'upload-checksum': 'crc32 AAAA' },
      400,
      'invalid_tus_request',
    ],
    [
      'with a Content-Digest of no use',
      { 'upload-length': '5', 'content-digest': 'md5=:AAAA:' },
      400,
      'invalid_digest',
    ],
  ])('%s', async (...[, headers, status, code, pointer]) => {
    await leavesNothing(async () => {
      const answer = await tus('POST', PATH, headers);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers.get('tus-version')).toBe('1.0.0');
      if (pointer !== undefined) expect(answer.body.errors[0].pointer).toBe(pointer);
    });
  });

  it('when the dataset is to be created and is there, before and after its bytes', async () => {
    await leavesNothing(async () => {
      const fields = { filename: 'a.csv', recordType: 'tusPeople', mode: 'create' };
      const answer = await tus('POST', PATH, { 'upload-length': '5', ...metadata(fields) });
      expect(answer.body).toMatchObject({ status: 409, code: 'dataset_exists' });
    });
  });

  it.each<[string, Buffer, Record<string, string>, number, string]>([
    ['what is not what it claims', randomBytes(200_000), { filename: 'a.csv' }, 415, 'content_mismatch'],
    [
      'what is no file of ours',
      Buffer.from('%PDF-1.7\n'.repeat(9)),
      { filename: 'a.pdf' },
      415,
      'unsupported_media_type',
    ],
    ['what is not of the format it is sent as', csv(500), { format: 'json' }, 415, 'content_mismatch'],
    [
      'what has not the digest',
      csv(500),
      { digest: `sha-256=:${digestOf(csv(501))}:` },
      400,
      'digest_mismatch',
    ],
  ])('for %s, and nothing is left of it', async (_what, content, pairs, status, code) => {
    await leavesNothing(async () => {
      const path = await begin(content.length, pairs);
      const answer = await send(path, 0, content);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect((await tus('HEAD', path)).status).toBe(404);
    });
  });

  it('in the middle of its head, too, before all of a large one has come', async () => {
    await leavesNothing(async () => {
      const path = await begin(10_000_000, { filename: 'a.csv' });
      const content = randomBytes(70_000);
      expect((await send(path, 0, content.subarray(0, 10_000))).status).toBe(204);
      expect((await send(path, 10_000, content.subarray(10_000))).body.code).toBe('content_mismatch');
    });
  });

  it('where the bytes do not belong, or are too many, or of another type, and goes on', async () => {
    const content = csv(1_000);
    const path = await begin(content.length);
    await send(path, 0, content.subarray(0, 400));
    expect((await send(path, 300, content.subarray(300))).body).toMatchObject({
      status: 409,
      code: 'upload_offset_conflict',
    });
    expect((await send(path, 400, csv(601))).body).toMatchObject({
      status: 413,
      code: 'file_too_large',
      limit: 1_000,
    });
    expect((await send(path, 400, csv(1), { 'content-type': 'text/csv' })).body).toMatchObject({
      status: 415,
      code: 'not_offset_stream',
    });
    expect((await send(path, NaN, csv(1))).body).toMatchObject({ status: 400, code: 'invalid_tus_request' });
    expect((await tus('PATCH', path, {}, csv(1))).body.code).toBe('invalid_tus_request');
    expect((await tus('PATCH', `${PATH}/x`, { 'upload-offset': '0' }, csv(1))).body.code).toBe('invalid_id');
    expect((await tus('POST', path)).body.code).toBe('method_not_allowed');
    expect((await send(path, 400, content.subarray(400))).status).toBe(204);
  });
});

describe('POST /upload', () => {
  const form = Buffer.from(
    '--B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\n1,2\n\r\n--B--\r\n',
  );
  const post = (headers: Record<string, string>, raw = form): Promise<Answer> =>
    api.request('POST', '/upload', {
      headers: { 'content-type': 'multipart/form-data; boundary=B', ...headers },
      raw,
    });

  it('checks the digests of the request, and of the file', async () => {
    const digest = `sha-256=:${digestOf(form)}:, sha-512=:${digestOf(form, 'sha512')}:`;
    expect((await post({ 'content-digest': digest })).status).toBe(201);
    expect((await post({ 'repr-digest': digest })).status).toBe(201);
    const field = (value: string): Buffer<ArrayBuffer> =>
      Buffer.concat([
        Buffer.from(`--B\r\nContent-Disposition: form-data; name="digest"\r\n\r\n${value}\r\n`),
        form,
      ]);
    expect((await post({}, field(`sha-256=:${digestOf(Buffer.from('a,b\n1,2\n'))}:`))).status).toBe(201);
    await leavesNothing(async () => {
      const wrong = `sha-256=:${digestOf(Buffer.from('x'))}:`;
      expect((await post({ 'content-digest': wrong })).body).toMatchObject({
        status: 400,
        code: 'digest_mismatch',
      });
      expect((await post({}, field(wrong))).body).toMatchObject({ status: 400, code: 'digest_mismatch' });
      expect((await post({ 'content-digest': 'sha-256=abc' })).body).toMatchObject({
        code: 'invalid_digest',
      });
      expect((await post({}, field('sha-256=:AAAA:'))).body).toMatchObject({
        code: 'invalid_upload_field',
        errors: [{ pointer: '/digest' }],
      });
    });
  });

  it.each([
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['..\\..\\boot.csv', 'boot.csv'],
    ['/etc/cron.d/x.csv', 'x.csv'],
    ['.incoming/x.csv', 'x.csv'],
  ])('takes a file named %s, and its name for no path', async (name, shown) => {
    const before = await traces();
    const form = new FormData();
    form.set('file', new Blob(['a,b\n1,2\n']), name);
    const { status, body } = await api.request('POST', '/upload', { raw: form });
    expect([status, body.originalName]).toEqual([201, shown]);
    expect((await traces()).objects).toHaveLength(before.objects.length + 1);
  });
});
