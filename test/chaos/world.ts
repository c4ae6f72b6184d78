import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client as PgClient } from 'pg';
import { migrate } from '@app/database';
import { migrateQueue } from '@app/jobs';
import { readConfig } from '@app/config';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { PrivatePostgres, PrivateRedis } from '../e2e/processes/private-servers';
import { ServiceProcess } from '../e2e/processes/service-process';
import { TcpProxy } from '../e2e/processes/tcp-proxy';

export type Backend = 'redis' | 'postgres';

/** Small leases and chunks, so that a short run has many of them. */
const SETTINGS = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'info',
  JOB_LEASE_MS: '3000',
  CHUNK_ROWS: '2000',
  // Most generations are shared between the workers.
  FAN_OUT_ROWS: '4000',
};
const STORAGE_MIB = 4_096;

/** A process of the service that is started again and again, with its own ways to the servers. */
export class Member {
  private process: ServiceProcess | undefined;
  /** What its earlier lives have printed. */
  private past = '';

  constructor(
    readonly name: string,
    private readonly app: 'api' | 'worker',
    private readonly environment: Record<string, string>,
    readonly toDatabase: TcpProxy,
    readonly toQueue: TcpProxy,
  ) {}

  /** Not before it is ready. */
  async start(): Promise<void> {
    this.past += this.process?.output ?? '';
    this.process = new ServiceProcess(this.app, this.environment);
    await this.process.ready();
  }

  kill(): Promise<void> {
    return this.current.kill();
  }

  freeze(): void {
    this.current.signal('SIGSTOP');
  }

  thaw(): void {
    this.current.signal('SIGCONT');
  }

  /** @throws Error when it does not end in time or not with code 0 */
  async stop(): Promise<void> {
    if (!this.current.isRunning)
      throw new Error(`${this.name} had ended by itself:\n${this.current.lastLines()}`);
    const { code, signal } = await this.current.stop();
    if (code !== 0)
      throw new Error(`${this.name} ended with ${signal ?? code}:\n${this.current.lastLines()}`);
  }

  get isRunning(): boolean {
    return this.process?.isRunning ?? false;
  }

  get pid(): number {
    return this.current.pid;
  }

  get log(): string {
    return this.past + (this.process?.output ?? '');
  }

  private get current(): ServiceProcess {
    if (this.process === undefined) throw new Error(`${this.name} was never started`);
    return this.process;
  }
}

/** An API, two workers, and their servers, all private: everything in it may be broken. */
export class World {
  private ended = false;

  private constructor(
    readonly backend: Backend,
    private readonly folder: string,
    readonly postgres: PrivatePostgres,
    readonly redis: PrivateRedis | undefined,
    readonly api: Member,
    readonly workers: readonly Member[],
    readonly apiUrl: string,
    /** Whether the storage is a disk of its own, which can be filled. */
    readonly hasOwnDisk: boolean,
  ) {}

  static async start(backend: Backend): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), `veogen-chaos-`));
    const storage = join(folder, 'storage');
    mkdirSync(storage);
    const hasOwnDisk = mountDisk(storage);
    process.once('exit', () => removeFolder(folder));
    const postgres = await PrivatePostgres.start();
    const redis = backend === 'redis' ? await PrivateRedis.start() : undefined;
    const queueUrl = redis?.url ?? postgres.url;
    await migrateQueue(readConfig({ DATABASE_URL: postgres.url }).queue);
    const port = await findFreePort();
    const member = async (name: string, app: 'api' | 'worker'): Promise<Member> => {
      const toDatabase = await TcpProxy.start(postgres.url);
      const toQueue = await TcpProxy.start(queueUrl);
      const environment = {
        ...SETTINGS,
        PORT: `${port}`,
        WORKER_HEALTH_PORT: '0',
        DATA_DIR: folder,
        STORAGE_URL: pathToFileURL(storage).href,
        DATABASE_URL: toDatabase.through(postgres.url),
        QUEUE_URL: toQueue.through(queueUrl),
      };
      return new Member(name, app, environment, toDatabase, toQueue);
    };
    const api = await member('api', 'api');
    const workers = [await member('worker 1', 'worker'), await member('worker 2', 'worker')];
    const world = new World(
      backend,
      folder,
      postgres,
      redis,
      api,
      workers,
      `http://127.0.0.1:${port}`,
      hasOwnDisk,
    );
    await Promise.all([api, ...workers].map((one) => one.start()));
    return world;
  }

  get members(): readonly Member[] {
    return [this.api, ...this.workers];
  }

  /** Leaves no room on the disk of the storage. */
  fillDisk(): void {
    for (let spare = 64; ; spare *= 2) {
      const { blocks, bfree, bsize } = statfsSync(this.storage);
      try {
        remount(this.storage, `${Math.ceil(((blocks - bfree) * bsize) / 1024) + spare}k`);
        break;
      } catch (error) {
        // Meanwhile more was written than there would be room for.
        if (spare > 1_000_000) throw error;
      }
    }
    try {
      for (;;) appendFileSync(this.ballast, Buffer.alloc(64 * 1024));
    } catch {
      // Full.
    }
  }

  emptyDisk(): void {
    remount(this.storage, `${STORAGE_MIB}m`);
    rmSync(this.ballast, { force: true });
  }

  async query<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    const client = new PgClient({ connectionString: this.postgres.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(sql, values)).rows as R[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Another database on the same server, with an API and a worker that nothing happens to. */
  async startUndisturbed(): Promise<{ url: string; stop(): Promise<void> }> {
    await this.query('CREATE DATABASE undisturbed');
    const url = new URL(this.postgres.url);
    url.pathname = '/undisturbed';
    await migrate(url.href);
    await migrateQueue(readConfig({ DATABASE_URL: url.href }).queue);
    const folder = join(this.folder, 'undisturbed');
    mkdirSync(folder);
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: url.href,
      DATA_DIR: folder,
      PORT: '0',
      WORKER_HEALTH_PORT: '0',
    };
    const processes = [new ServiceProcess('api', environment), new ServiceProcess('worker', environment)];
    await Promise.all(processes.map((one) => one.ready()));
    const [api] = processes as [ServiceProcess, ServiceProcess];
    return { url: api.url, stop: async () => void (await Promise.all(processes.map((one) => one.stop()))) };
  }

  /** Ends every process; what does not end as it should is told at the end. */
  async stopMembers(): Promise<string[]> {
    const ends = await Promise.allSettled(this.members.map((one) => one.stop()));
    return ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as Error).message] : []));
  }

  async remove(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    await Promise.allSettled(this.members.filter((one) => one.isRunning).map((one) => one.kill()));
    await Promise.allSettled(this.members.flatMap((one) => [one.toDatabase.close(), one.toQueue.close()]));
    this.postgres.thaw();
    await this.postgres.remove();
    this.redis?.thaw();
    await this.redis?.remove();
    removeFolder(this.folder);
  }

  private get storage(): string {
    return join(this.folder, 'storage');
  }

  private get ballast(): string {
    return join(this.storage, '.ballast');
  }
}

/** @returns whether this process may do so */
function mountDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${STORAGE_MIB}m`, 'veogen-chaos', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function remount(folder: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'pipe' });
}

function removeFolder(folder: string): void {
  try {
    execFileSync('umount', ['-l', join(folder, 'storage')], { stdio: 'ignore' });
  } catch {
    // It was never mounted, or is gone.
  }
  rmSync(folder, { recursive: true, force: true });
}
