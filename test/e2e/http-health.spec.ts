import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@app/config';
import { migrate } from '@app/database';
import { type RunningApi, startApi } from '../../apps/api/src/bootstrap';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';
import { until } from '../setup/until';
import { USERS } from './http-harness';

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
    for (const socket of this.sockets) if (state === 'cut') socket.destroy();
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
let api: RunningApi;
let dataDir: string;

beforeAll(async () => {
  database = await createEmptyDatabase();
  wire = new Wire(new URL(database.url));
  dataDir = await mkdtemp(join(tmpdir(), 'veogen-health-'));
  const url = await wire.listen();
  wire.set('cut');
  const environment = { DATABASE_URL: url, DATA_DIR: dataDir, DATABASE_TIMEOUT_MS: `${DATABASE_TIMEOUT_MS}` };
  api = await startApi(readConfig({ ...environment, NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent' }));
});
afterAll(async () => {
  await api?.close();
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
  const response = await fetch(api.url + path, init);
  const body = (await response.json()) as { code?: unknown };
  const ms = performance.now() - startedAt;
  return { status: response.status, code: body.code, retryAfter: response.headers.get('retry-after'), ms };
}

const generate = (): Promise<Seen> =>
  ask('/generate', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(USERS) });

describe('an API in its life', () => {
  it('listens without a database, alive but neither started nor ready', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health/startup')).toMatchObject({ status: 503, code: 'service_starting' });
    expect(await ask('/health/ready')).toMatchObject({ status: 503, code: 'service_starting' });
    expect(await generate()).toMatchObject({ status: 503, code: 'service_starting', retryAfter: '1' });
    expect(await ask('/openapi.json')).toMatchObject({ status: 200 });
  });

  it('waits for the migrations, and does not apply them itself', async () => {
    wire.set('open');
    await until(async () => {
      const { detail } = (await (await fetch(`${api.url}/health/startup`)).json()) as { detail: string };
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

  it.each(['cut', 'frozen'] as const)('answers 503 in time while the database is %s, and goes on after', async (state) => {
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

    wire.set('open');
    await until(async () => (await generate()).status === 202, { timeoutMs: 5_000 });
    await until(async () => (await ask('/health/ready')).status === 200, { timeoutMs: 10_000 });
  });

  it('finishes what it is doing before it stops, and takes nothing new', async () => {
    const slow = new ReadableStream<Uint8Array>({
      async start(controller) {
        const bytes = new TextEncoder().encode(JSON.stringify(USERS));
        controller.enqueue(bytes.subarray(0, 10));
        await until(() => stopping, { what: 'the API is stopping' });
        controller.enqueue(bytes.subarray(10));
        controller.close();
      },
    });
    let stopping = false;
    const headers = { 'content-type': 'application/json' };
    const answer = fetch(`${api.url}/generate`, { method: 'POST', headers, body: slow, duplex: 'half' } as RequestInit);
    await until(async () => (await connections(api)) > 0);
    const closed = api.close();
    await until(async () => fetch(`${api.url}/health/live`).then(() => false, () => true), { what: 'nobody is let in' });
    stopping = true;
    expect((await answer).status).toBe(202);
    await closed;
  });
});

function connections({ app }: RunningApi): Promise<number> {
  return new Promise((resolve, reject) =>
    app.getHttpServer().getConnections((error: Error | null, count: number) => (error ? reject(error) : resolve(count))),
  );
}
