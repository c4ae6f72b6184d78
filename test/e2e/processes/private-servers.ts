import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { migrate } from '@app/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../apps/standalone/src/embedded-postgres';
import { isAlive } from '../../../apps/standalone/src/process-table';
import { type RedisServer, startRedisServer } from '../../setup/redis-server';
import { until } from '../../setup/until';

/** A folder that the user of a database server may enter. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veogen-outage-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A database server of one test alone, which may therefore take it away. */
export class PrivatePostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}

  /** With an up-to-date database in it. */
  static async start(): Promise<PrivatePostgres> {
    const folder = await makeFolder();
    const server = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
    await migrate(server.url);
    return new PrivatePostgres(folder, server);
  }

  get url(): string {
    return this.server.url;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const pids = this.signal('SIGKILL');
    await until(() => !pids.some(isRunning), { what: 'PostgreSQL is gone' });
  }

  /** Takes connections and never answers. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  /** On the same port and with the same data. */
  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({
      dataDir: this.folder,
      port: this.server.port,
      settings: { fsync: 'off' },
    });
  }

  /** The server first: it would otherwise mend what happens to its children. */
  private signal(name: NodeJS.Signals): number[] {
    const [first = ''] = readFileSync(join(this.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n', 1);
    const children = (): string[] =>
      readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ');
    // Who is killed has no children any more; who is frozen makes no new ones.
    const before = children();
    send(Number(first), name);
    const pids = new Set([...before, ...(name === 'SIGKILL' ? [] : children())].map(Number));
    pids.delete(0);
    for (const pid of pids) send(pid, name);
    return [Number(first), ...pids];
  }

  async remove(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A Redis of one test alone. What it holds is gone when it is killed. */
export class PrivateRedis {
  private constructor(
    private readonly folder: string,
    private server: RedisServer,
  ) {}

  static async start(): Promise<PrivateRedis> {
    const folder = await makeFolder();
    return new PrivateRedis(folder, await launch(folder));
  }

  get url(): string {
    return this.server.url;
  }

  /** Takes connections and never answers. */
  freeze(): void {
    process.kill(this.server.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.server.pid, 'SIGCONT');
  }

  async kill(): Promise<void> {
    const { pid } = this.server;
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid), { what: 'Redis is gone' });
  }

  /** On the same port, empty. */
  async startAgain(): Promise<void> {
    this.server = await launch(this.folder, Number(new URL(this.url).port));
  }

  /** Breaks the connections of all clients. */
  async disconnectClients(): Promise<void> {
    const client = new Redis(this.url);
    await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    client.disconnect();
  }

  /** Forgets everything. */
  async flush(): Promise<void> {
    const client = new Redis(this.url);
    await client.flushall();
    client.disconnect();
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A process that has ended and that nobody has asked about yet does not run. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // A child that has just ended.
  }
}

async function launch(folder: string, port?: number): Promise<RedisServer> {
  const server = await startRedisServer(folder, port);
  if (server === undefined) throw new Error('There is no redis-server on PATH');
  return server;
}
