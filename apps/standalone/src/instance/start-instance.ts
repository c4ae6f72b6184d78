import { applyMigrations } from '../apply-migrations';
import { extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppConfig, Environment } from '@app/config';
import { SUPERVISED_VARIABLE } from '@app/observability';
import { DatabaseKeeper } from '../processes/database-keeper';
import { ManagedProcess } from '../processes/managed-process';
import { waitUntilReady } from '../processes/wait-until-ready';
import type { InstanceLock } from './instance-lock';
import { clickableOrigin } from './ports';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

/** One thing that is done and was checked. */
export interface Step {
  name: string;
  detail: string;
  seconds: number;
}

export interface InstanceOptions {
  config: AppConfig;
  /** What api and worker inherit. */
  environment: Environment;
  /** Whether to run a PostgreSQL of our own; otherwise `config.database.url` is used. */
  embedded: boolean;
  /** Ports of the API and of the worker's probes, both free. */
  ports: { api: number; worker: number };
  lock: InstanceLock;
  /** Processes of an earlier instance here that still have to end. */
  leftBehind: readonly ProcessIdentity[];
  /** Where api and worker print, one file each; without it they print where we print. */
  logDir?: string;
  /** Aborted to stop the start. */
  signal: AbortSignal;
  report: (step: Step) => void;
  warn: (message: string) => void;
}

const READY_TIMEOUT_MS = 60_000;
/** Time that a child has beyond SHUTDOWN_TIMEOUT_MS to end by itself. */
const GRACE_MS = 5_000;

/** API, worker and, where it is ours, the database: started, watched and stopped together. */
export class Instance {
  private readonly failure = new AbortController();
  private readonly processes: ManagedProcess[] = [];
  private keeper: DatabaseKeeper | undefined;
  private stopping: Promise<void> | undefined;
  databaseUrl = '';

  private constructor(private readonly options: InstanceOptions) {}

  /**
   * Starts everything and returns when the API answers and the worker takes jobs.
   * @throws CannotStart and whatever the database says; what was started is stopped again
   */
  static async start(options: InstanceOptions): Promise<Instance> {
    const instance = new Instance(options);
    try {
      await endLeftBehind(options.leftBehind, options.config.shutdownTimeoutMs + GRACE_MS, options.signal);
      await instance.startDatabase();
      await instance.applyMigrations();
      await instance.startApiAndWorker();
      return instance;
    } catch (error) {
      await instance.stop();
      throw error;
    }
  }

  get origin(): string {
    return clickableOrigin(this.options.config.http.host, this.options.ports.api);
  }

  /** Aborted, with a CannotStart as its reason, when a part is down for good. */
  get failed(): AbortSignal {
    return this.failure.signal;
  }

  /** Lets work in flight end or be handed back, then stops the database, then gives up the lock. */
  stop(): Promise<void> {
    return (this.stopping ??= this.stopInOrder());
  }

  /** Makes a running `stop` quick: unfinished work is taken up by the next start. */
  hurry(): void {
    for (const process of this.processes) process.kill();
  }

  private async stopInOrder(): Promise<void> {
    try {
      await Promise.all(this.processes.map((process) => process.stop()));
      await this.keeper?.stop();
    } finally {
      this.options.lock.release();
    }
  }

  private async startDatabase(): Promise<void> {
    const { config, embedded, signal, report, warn } = this.options;
    this.databaseUrl = config.database.url;
    if (!embedded) return;
    const timer = stopwatch();
    const dataDir = join(config.dataDir, 'postgres');
    this.keeper = await DatabaseKeeper.start({ dataDir }, warn);
    const { url, port, version, created } = this.keeper.server;
    this.databaseUrl = url;
    signal.throwIfAborted();
    const detail = `127.0.0.1:${port}, embedded, ${created ? 'new' : 'existing'} database`;
    report({ name: `PostgreSQL ${version}`, detail, seconds: timer() });
  }

  private async applyMigrations(): Promise<void> {
    const timer = stopwatch();
    const { database, queue } = this.options.config;
    const url = this.databaseUrl;
    // The queue lives in the database unless it was given a place of its own.
    const queueUrl = queue.url === database.url ? url : queue.url;
    const applied = await applyMigrations({
      database: { ...database, url },
      queue: { ...queue, url: queueUrl },
    });
    this.options.signal.throwIfAborted();
    const detail = applied.length === 0 ? 'up to date' : `${applied.length} applied`;
    this.options.report({ name: 'Migrations', detail, seconds: timer() });
  }

  private async startApiAndWorker(): Promise<void> {
    const { config, ports, lock, report } = this.options;
    const timer = stopwatch();
    const probe = (port: number): string => `${clickableOrigin(config.http.host, port)}/health/ready`;
    await Promise.all([
      this.startProcess('API', 'api', probe(ports.api)),
      this.startProcess('worker', 'worker', probe(ports.worker)),
    ]);
    lock.update({ origin: this.origin, databaseUrl: this.databaseUrl });
    report({ name: 'API and worker', detail: this.origin, seconds: timer() });
  }

  private startProcess(name: string, app: 'api' | 'worker', readyUrl: string): Promise<void> {
    const { config, environment, ports, logDir, lock, signal, warn } = this.options;
    const process = new ManagedProcess({
      name,
      // Beside us in the build as well as in the sources, where the extension is `.ts`.
      entry: resolve(__dirname, '../../..', app, 'src', `main${extname(__filename)}`),
      env: {
        // Nobody distributes requests over one API, so it need not wait for anybody to notice that it stops.
        SHUTDOWN_DRAIN_MS: '0',
        ...environment,
        DATABASE_URL: this.databaseUrl,
        DATA_DIR: config.dataDir,
        PORT: String(ports.api),
        WORKER_HEALTH_PORT: String(ports.worker),
        [SUPERVISED_VARIABLE]: '1',
      },
      graceMs: config.shutdownTimeoutMs + GRACE_MS,
      ...(logDir === undefined ? {} : { logFile: join(logDir, `${app}.log`) }),
    });
    process.on('started', () => {
      const pids = this.processes.flatMap((other) => other.pid ?? []);
      lock.update({ children: pids.map(identify) });
    });
    process.on('restarting', warn);
    process.on('failed', (error) => this.failure.abort(error));
    this.processes.push(process);
    process.start();
    return waitUntilReady(readyUrl, {
      name,
      timeoutMs: READY_TIMEOUT_MS,
      signal: AbortSignal.any([signal, this.failed]),
    });
  }
}

/**
 * Processes of an instance that was killed end by themselves once they notice, but work in flight may take
 * them a while. Two generations at once would only fight for ports, so the new one waits, then insists.
 */
async function endLeftBehind(
  processes: readonly ProcessIdentity[],
  graceMs: number,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + graceMs;
  while (processes.some(isRunning)) {
    signal.throwIfAborted();
    if (performance.now() > end) {
      for (const { pid } of processes.filter(isRunning)) process.kill(pid, 'SIGKILL');
    }
    await sleep(50);
  }
}

function stopwatch(): () => number {
  const startedAt = performance.now();
  return () => (performance.now() - startedAt) / 1000;
}
