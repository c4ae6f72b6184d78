import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@app/database';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';
import { until } from '../setup/until';
import { USERS } from './http-harness';
import { type ApiProcess, runApiProcess } from './http-process';

/** A way to a server that can be cut. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  /** `cut`: connections are refused; `frozen`: they are taken, and then nothing ever comes. */
  state: 'open' | 'cut' | 'frozen' = 'open';

  constructor(private readonly target: URL) {
    this.server = createServer((socket) => this.take(socket));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.port = String((this.server.address() as { port: number }).port);
    url.hostname = '127.0.0.1';
    return url.href;
  }

  set(state: Wire['state']): void {
    this.state = state;
    for (const socket of this.sockets)
      if (state === 'cut') socket.destroy();
      else if (state === 'frozen') socket.pause().unpipe();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(socket: Socket): void {
    if (this.state === 'cut') return void socket.destroy();
    this.keep(socket);
    if (this.state === 'frozen') return;
    const upstream = connect(Number(this.target.port), this.target.hostname);
    this.keep(upstream);
    socket.pipe(upstream).pipe(socket);
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }
}

const DATABASE_TIMEOUT_MS = 800;

let database: TestDatabase;
let wire: Wire;
let api: ApiProcess;
let url: string;
let dataDir: string;

beforeAll(async () => {
  database = await createEmptyDatabase();
  wire = new Wire(new URL(database.url));
  dataDir = await mkdtemp(join(tmpdir(), 'veogen-health-'));
  const databaseUrl = await wire.listen();
  wire.set('cut');
  api = runApiProcess({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DATABASE_TIMEOUT_MS: `${DATABASE_TIMEOUT_MS}`,
    LOG_LEVEL: 'info',
    SHUTDOWN_DRAIN_MS: '2000',
  });
  url = await api.url();
});
afterAll(async () => {
  api?.child.kill('SIGKILL');
  await api?.ended;
  await wire?.close();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Seen {
  status: number;
  code: unknown;
  retryAfter: string | null;
  ms: number;
}

async function ask(path: string, init?: RequestInit): Promise<Seen> {
  const startedAt = performance.now();
  const response = await fetch(url + path, init);
  const body = (await response.json()) as { code?: unknown };
  const ms = performance.now() - startedAt;
  return { status: response.status, code: body.code, retryAfter: response.headers.get('retry-after'), ms };
}

const generate = (): Promise<Seen> =>
  ask('/generate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(USERS),
  });

describe('an API in its life', () => {
  it('listens without a database, alive but neither started nor ready', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health/startup')).toMatchObject({ status: 503, code: 'service_starting' });
    expect(await ask('/health/ready')).toMatchObject({ status: 503, code: 'service_starting' });
    expect(await generate()).toMatchObject({ status: 503, code: 'service_starting', retryAfter: '1' });
    expect(await ask('/openapi.json')).toMatchObject({ status: 200 });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('veogen_build_info{app="api"');
    expect(await ask('/metrics/service')).toMatchObject({ status: 503, code: 'service_starting' });
  });

  it('waits for the migrations, and does not apply them itself', async () => {
    wire.set('open');
    await until(async () => {
      const { detail } = (await (await fetch(`${url}/health/startup`)).json()) as { detail: string };
      return detail.includes('npm run migrate');
    });
    expect(await generate()).toMatchObject({ status: 503, code: 'service_starting' });
  });

  it('takes work once they are there', async () => {
    await migrate(database.url);
    await until(async () => (await ask('/health/startup')).status === 200);
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
    expect(await generate()).toMatchObject({ status: 202 });
  });

  it.each(['cut', 'frozen'] as const)(
    'answers 503 in time while the database is %s, and goes on after',
    async (state) => {
      wire.set(state);
      const answers = await Promise.all(Array.from({ length: 30 }, generate));
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 503, code: 'database_unavailable', retryAfter: '1' });
        expect(answer.ms).toBeLessThan(DATABASE_TIMEOUT_MS * 4);
      }
      expect(await ask('/health/live')).toMatchObject({ status: 200 });
      await until(async () => (await ask('/health/ready')).status === 503, { timeoutMs: 10_000 });
      expect(await ask('/')).toMatchObject({ status: 503, code: 'not_ready' });
      expect(await ask('/jobs')).toMatchObject({ status: 503, code: 'database_unavailable' });
      // What is not known is missing, and not what it was before.
      const known = async (): Promise<string> => (await fetch(`${url}/metrics/service`)).text();
      await until(async () => (await known()).includes('\nveogen_database_up 0\n'));
      expect(await known()).not.toMatch(/^veogen_(jobs|workers_connected|dead_letters)\b(?!_backlog)/m);
      expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/route="\/generate",status="503"} \d/);

      wire.set('open');
      await until(async () => (await generate()).status === 202, { timeoutMs: 5_000 });
      await until(async () => (await ask('/health/ready')).status === 200, { timeoutMs: 10_000 });
      await until(async () => (await known()).includes('veogen_jobs{'));
    },
  );

  it('writes one line for each request, with its id and without what is secret', async () => {
    await ask('/jobs?text=hidden', {
      headers: { 'x-request-id': 'find-me', authorization: 'Bearer hidden' },
    });
    const line = await until(() =>
      api
        .output()
        .split('\n')
        .find((text) => text.includes('"find-me"')),
    );
    expect(JSON.parse(line)).toMatchObject({
      requestId: 'find-me',
      method: 'GET',
      path: '/jobs',
      status: 200,
      durationMs: expect.any(Number),
    });
    expect(api.output()).not.toContain('hidden');
    expect(api.output()).not.toContain(new URL(database.url).password);
  });

  it('is not ready first when it stops, then takes nothing new, and finishes what it is doing', async () => {
    const body = JSON.stringify(USERS);
    const request = httpRequest(`${url}/generate`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-request-id': 'the-last-one',
        // Answered when the request has arrived and its body is awaited.
        expect: '100-continue',
      },
    });
    request.flushHeaders();
    await once(request, 'continue');
    api.child.kill('SIGTERM');
    // Whoever distributes requests has not noticed yet, so they are still taken.
    await until(async () => (await ask('/health/ready')).code === 'not_ready', { what: 'it is not ready' });
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    const late = await fetch(`${url}/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(late.status).toBe(202);
    expect(late.headers.get('connection')).toBe('close');
    const refused = (): Promise<boolean> =>
      fetch(`${url}/health/live`).then(
        () => false,
        () => true,
      );
    await until(refused, { what: 'nobody new is let in' });
    request.end(body);
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(202);
    expect(response.headers.connection).toBe('close');
    response.resume();
    expect(await api.ended).toBe(0);
    expect(api.output()).toContain('"requestId":"the-last-one"');
  });
});
