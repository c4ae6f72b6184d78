import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Upload } from 'tus-js-client';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { BACKENDS } from '../setup/config';
import { until } from '../setup/until';
import { type Deployment, useDeployments } from './processes/deployment';
import { describeNginx, Nginx } from './processes/nginx';
import { people, TINY } from './processes/people';
import type { ServiceProcess } from './processes/service-process';

const MIB = 1024 * 1024;
const CLIENTS = 4;
/** Between two rounds of a client. */
const PAUSE_MS = 50;
const JSON_TYPE = { 'content-type': 'application/json' };

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const sizesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describeNginx('nginx as it is shipped, in front of two APIs', () => {
  const deploy = useDeployments('after all tests');
  let deployment: Deployment;
  let nginx: Nginx;
  let secure: Nginx;
  /** By port. */
  const apis = new Map<number, ServiceProcess>();

  const startOn = async (port: number): Promise<void> => {
    apis.set(
      port,
      await deployment.startApi({ PORT: `${port}`, TRUST_PROXY: 'true', SHUTDOWN_DRAIN_MS: '300' }),
    );
  };

  beforeAll(async () => {
    deployment = await deploy(BACKENDS.at(-1) ?? 'postgres', { apis: 0, settings: { CHUNK_ROWS: '2000' } });
    const ports = [await findFreePort(), await findFreePort()];
    await Promise.all(ports.map(startOn));
    const addresses = ports.map((port) => `127.0.0.1:${port}`);
    nginx = await Nginx.start(addresses);
    secure = await Nginx.start(addresses, { tls: true });
  });
  afterAll(async () => {
    await nginx?.stop();
    await secure?.stop();
  });

  const generate = (json: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${nginx.url}/generate`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(json),
    });

  it('passes an upload on while it comes, and keeps nothing of it', async () => {
    const content = Buffer.from(`id\n${randomBytes(8 * MIB).toString('hex')}\n`);
    const boundary = 'of-a-test';
    const head = Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`,
    );
    const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
    const request = httpRequest(`${nginx.url}/upload`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': head.length + content.length + tail.length,
      },
    });
    const half = content.length / 2;
    request.write(Buffer.concat([head, content.subarray(0, half)]));
    // The second half has not left the client yet.
    await until(() => sizesBelow(deployment.storageDir) > half - MIB, {
      what: 'the first half is in storage',
    });
    expect(sizesBelow(nginx.spool)).toBe(0);
    request.end(Buffer.concat([content.subarray(half), tail]));
    const [response] = await once(request, 'response');
    let body = '';
    for await (const chunk of response) body += String(chunk);
    expect(response.statusCode).toBe(201);
    expect(JSON.parse(body)).toMatchObject({ size: content.length, sha256: sha256(content) });
  });

  it('lets a tus client go on with an upload, wherever it was begun', async () => {
    const content = `id\n${randomBytes(3 * MIB).toString('hex')}\n`;
    const done = new Promise<Upload>((resolve, reject) => {
      const upload = new Upload(Buffer.from(content), {
        endpoint: `${nginx.url}/upload/tus`,
        chunkSize: MIB,
        metadata: { filename: 'b.csv', filetype: 'text/csv' },
        onSuccess: () => resolve(upload),
        onError: reject,
      });
      upload.start();
    });
    const { url } = await done;
    expect(new URL(url ?? '', nginx.url).origin).toBe(nginx.url);
  });

  it('lets events through at once', async () => {
    const { jobId } = (await (await generate(people({ count: 2_000_000 }))).json()) as { jobId: string };
    const stream = await fetch(`${nginx.url}/jobs/${jobId}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    let events = '';
    const ended = (async () => {
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>)
        events += Buffer.from(chunk).toString();
    })();
    await until(() => events.includes('event: progress'), { what: 'the stream tells of progress' });
    expect((await deployment.jobRow(jobId)).status).toBe('in-progress');
    await fetch(`${nginx.url}/jobs/${jobId}/cancel`, { method: 'POST' });
    await ended;
    expect(events).toContain('"status":"cancelled"');
  });

  it('answers ranges as the API does', async () => {
    const text = `id\n${'0123456789'.repeat(100_000)}\n`;
    const form = new FormData();
    form.append('file', new Blob([text], { type: 'text/csv' }), 'digits.csv');
    const uploaded = await (await fetch(`${nginx.url}/upload`, { method: 'POST', body: form })).json();
    const { fileId } = uploaded as { fileId: string };
    const file = (await (await fetch(`${nginx.url}/files/${fileId}`)).json()) as {
      links: { content: string };
    };
    const link = new URL(file.links.content, nginx.url).href;
    const part = await fetch(link, { headers: { range: 'bytes=500008-500017' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 500008-500017/${text.length}`);
    expect(await part.text()).toBe('5678901234');
    expect((await fetch(link, { headers: { range: 'bytes=9999999-' } })).status).toBe(416);
    const whole = await fetch(link);
    const etag = whole.headers.get('etag') ?? '';
    expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(Buffer.from(text)));
    expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('serves 100 clients at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const { status, headers } = await generate(TINY);
        const job = await fetch(nginx.url + (headers.get('location') ?? ''));
        return [status, job.status];
      }),
    );
    expect(answers).toEqual(Array.from({ length: 100 }, () => [202, 200]));
  });

  it('speaks TLS with HTTP/2, and sends plain HTTP there', async () => {
    const plain = await fetch(`${secure.url}/jobs?limit=1`, { redirect: 'manual' });
    expect(plain.status).toBe(308);
    expect(plain.headers.get('location')).toBe('https://127.0.0.1/jobs?limit=1');
    const session = connectHttp2(secure.tlsUrl, { rejectUnauthorized: false });
    const stream = session.request({
      ':method': 'POST',
      ':path': '/generate',
      ...JSON_TYPE,
      origin: 'https://a.example',
    });
    stream.end(JSON.stringify(TINY));
    const [headers] = (await once(stream, 'response')) as [Record<string, string | number>];
    stream.resume();
    await once(stream, 'end');
    session.close();
    expect(headers).toMatchObject({
      ':status': 202,
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
    });
  });

  it('has problem documents of its own, and keeps metrics to itself', async () => {
    const large = await generate({ ...TINY, padding: 'x'.repeat(3 * MIB) });
    expect(large.status).toBe(413);
    expect(large.headers.get('content-type')).toBe('application/problem+json');
    expect(await large.json()).toMatchObject({ status: 413, code: 'body_too_large' });
    expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404);
    // Those of the API pass as they are.
    const refused = await generate({ recordType: 'No such name' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'validation_failed', errors: expect.any(Array) });
  });

  /** Clients that work all the time. @returns what was not as it should be, and the jobs they were told of */
  async function underLoad(disturb: () => Promise<void>): Promise<{ wrong: unknown[]; jobs: string[] }> {
    const wrong: unknown[] = [];
    const jobs: string[] = [];
    let requests = 0;
    let over = false;
    const expectStatus = async (
      status: number,
      asked: Promise<Response>,
    ): Promise<Record<string, unknown>> => {
      requests++;
      const response = await asked;
      const body = (await response.json()) as Record<string, unknown>;
      if (response.status !== status) wrong.push({ status: response.status, url: response.url, body });
      return body;
    };
    const client = async (): Promise<void> => {
      while (!over) {
        // Not so many that the API which starts again gets no time of the processor.
        await delay(PAUSE_MS);
        try {
          const { jobId } = await expectStatus(202, generate(TINY));
          jobs.push(String(jobId));
          await expectStatus(200, fetch(`${nginx.url}/status/${String(jobId)}`));
          await expectStatus(200, fetch(`${nginx.url}/jobs?limit=2`));
        } catch (error) {
          wrong.push(error);
        }
      }
    };
    const before = await countJobs();
    const clients = Array.from({ length: CLIENTS }, client);
    try {
      await until(() => jobs.length > CLIENTS, { what: 'the clients are at work' });
      await disturb();
      const enough = jobs.length + CLIENTS;
      await until(() => jobs.length > enough, { what: 'the clients go on' });
    } finally {
      over = true;
      await Promise.all(clients);
    }
    // A request that nginx repeated made one job, not two.
    expect(new Set(jobs).size).toBe(jobs.length);
    expect((await countJobs()) - before).toBe(jobs.length);
    expect(requests).toBeGreaterThan(50);
    return { wrong, jobs };
  }

  const countJobs = async (): Promise<number> => {
    const [row] = await deployment.query<{ count: number }>('SELECT count(*)::int AS count FROM jobs');
    return row?.count ?? 0;
  };

  it('drops no request while both APIs are restarted, one after the other', async () => {
    const { wrong } = await underLoad(async () => {
      for (const [port, api] of apis) {
        api.signal('SIGTERM');
        expect(await api.ended).toEqual({ code: 0, signal: null });
        await startOn(port);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('drops none and doubles none when an API is killed in the middle of them', async () => {
    const { wrong } = await underLoad(async () => {
      const [[port, api] = []] = apis;
      if (port === undefined || api === undefined) throw new Error('There is no API');
      await deployment.kill(api);
      await startOn(port);
    });
    expect(wrong).toEqual([]);
  });

  it('says 503 when there is no API', async () => {
    const alone = await Nginx.start([`127.0.0.1:${await findFreePort()}`]);
    const answer = await fetch(`${alone.url}/jobs`).finally(() => alone.stop());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.json()).toMatchObject({ code: 'no_api_available' });
  });
});
