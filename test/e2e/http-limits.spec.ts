import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestApi, type TestApi } from './http-harness';

const HEADERS_TIMEOUT_MS = 400;
const LIMIT = 40;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    environment: {
      HEADERS_TIMEOUT_MS: `${HEADERS_TIMEOUT_MS}`,
      RATE_LIMIT_REQUESTS: `${LIMIT}`,
      RATE_LIMIT_WINDOW_SECONDS: '600',
      TRUST_PROXY: '1',
      NODE_ENV: 'production',
    },
  });
});
afterAll(() => api.close());

/** A request from this address, as a proxy in front would hand it on. */
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

/** Sends text at the pace of a slow client; what it is answered until the connection is closed, and after how long. */
async function send(
  pieces: Iterable<string>,
  everyMs: number,
): Promise<{ answer: string; afterMs: number; sent: number }> {
  const { port, hostname } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  let sent = 0;
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
  const closed = once(socket, 'close');
  const startedAt = performance.now();
  for (const piece of pieces) {
    if (socket.closed || socket.readableEnded) break;
    socket.write(piece);
    sent++;
    await delay(everyMs);
  }
  await closed;
  return { answer, afterMs: performance.now() - startedAt, sent };
}

describe('a slow client', () => {
  it('that sends its headers letter by letter is cut off in time', async () => {
    const { answer, afterMs, sent } = await send(
      'GET /jobs HTTP/1.1\r\nHost: x\r\nX-Slow: '.padEnd(500, 'a'),
      20,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(sent).toBeLessThan(500);
    expect(afterMs).toBeGreaterThanOrEqual(HEADERS_TIMEOUT_MS);
  });

  it('that sends nothing at all is cut off, too', async () => {
    expect((await send([], 0)).answer).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  it('that sends too large headers is refused', async () => {
    const { answer } = await send(
      [`GET /jobs HTTP/1.1\r\nHost: x\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`],
      0,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('may take its time for an upload: more than the headers may take', async () => {
    const head = [
      'POST /upload HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n',
      'X-Forwarded-For: 192.0.2.200\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n',
    ].join('');
    const body =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b\n1;2\n\r\n--b--\r\n';
    const chunks = body.match(/[^]{1,4}/g)?.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`) ?? [];
    const { answer, afterMs } = await send([head, ...chunks, '0\r\n\r\n'], 40);
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(afterMs).toBeGreaterThan(HEADERS_TIMEOUT_MS + 200);
  });
});

describe('a limit of requests', () => {
  it('holds for each address by itself, and says how much is left and when there is more', async () => {
    const answers = [];
    for (let i = 0; i <= LIMIT; i++) answers.push(await api.get('/generate/types', from('192.0.2.1')));
    const [first] = answers;
    const last = answers.at(-1);
    expect(first?.headers.get('ratelimit-policy')).toBe(`"default";q=${LIMIT};w=600`);
    expect(first?.headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${LIMIT - 1};t=\\d+$`));
    expect(answers.slice(0, LIMIT).every(({ status }) => status === 200)).toBe(true);
    expect([last?.status, last?.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last?.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/);

    expect((await api.get('/generate/types', from('192.0.2.2'))).status).toBe(200);
    // Of what a client claims, the proxy's own word comes last.
    expect((await api.get('/generate/types', from('192.0.2.3, 192.0.2.1'))).status).toBe(429);
  });

  it('does not hold for probes', async () => {
    for (let i = 0; i < 3; i++) expect((await api.get('/health/live', from('192.0.2.1'))).status).toBe(200);
  });

  it('counts what is refused, too', async () => {
    const headers = from('192.0.2.9');
    const left = async (): Promise<number> =>
      Number(/r=(\d+)/.exec((await api.get('/nothing/here', headers)).headers.get('ratelimit') ?? '')?.[1]);
    expect((await left()) - (await left())).toBe(1);
  });
});

describe('an answer', () => {
  it('has the headers that keep a browser from harm, errors and pages included', async () => {
    for (const path of ['/health/live', '/nothing', '/generate/types', '/docs']) {
      const { headers } = await api.get(path, from('192.0.2.20'));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/default-src '(none|self)'/);
      expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
    }
  });

  it('to what breaks inside shows neither a stack nor SQL', async () => {
    await api.database.query('ALTER TABLE jobs RENAME TO jobs_elsewhere');
    try {
      const { status, text, body } = await api.get('/jobs', from('192.0.2.21'));
      expect([status, body.code]).toEqual([500, 'internal_error']);
      expect(text).not.toMatch(/select|jobs_elsewhere|relation|\.ts|\.js|node_modules|at /i);
    } finally {
      await api.database.query('ALTER TABLE jobs_elsewhere RENAME TO jobs');
    }
  });
});
