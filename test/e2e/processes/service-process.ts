import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { until } from '../../setup/until';
import { builtProgram } from './built-service';

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Milliseconds: a process that starts beside others on a busy machine needs many times what it needs alone. */
const START_MS = 45_000;
/** The last lines that a failing test shows of a process. */
const SHOWN_LINES = 20;

/** One process of the service, as production runs it: the built program, told everything by its environment. */
export class ServiceProcess {
  readonly pid: number;
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<ProcessEnd>;
  private readonly child: ChildProcess;
  /** Everything it has printed. */
  output = '';
  private address: string | undefined;

  constructor(
    readonly app: 'api' | 'worker',
    environment: Record<string, string>,
    /** For Node.js; default: the program that is built from the sources as they are. */
    program: readonly string[] = [builtProgram(app)],
    /** Milliseconds that it may take until it listens; default: as long as `until` waits. */
    private readonly patienceMs = START_MS,
  ) {
    const child = spawn(process.execPath, program, {
      // Nothing of ours leaks in: no setting of the machine, no .env of the folder.
      cwd: environment['DATA_DIR'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LOG_LEVEL: 'info',
        LOG_FORMAT: 'json',
        SHUTDOWN_DRAIN_MS: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.child = child;
    this.pid = child.pid ?? 0;
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
    process.once('exit', this.killAtExit);
    void this.ended.then(() => process.off('exit', this.killAtExit));
  }

  /** Its name in `jobs.lease_owner`. */
  get owner(): string {
    return `${hostname()}:${this.pid}`;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Where it listens. */
  get url(): string {
    if (this.address === undefined) throw new Error(`The ${this.app} does not listen yet`);
    return this.address;
  }

  /** Waits until it listens, which an API does before it is ready. @throws Error with what it printed when it ends */
  async listening(): Promise<this> {
    this.address = await until(() => (this.mustRun(), /"url":"([^"]+)"/.exec(this.output)?.[1]), {
      what: `the ${this.app} listens`,
      timeoutMs: this.patienceMs,
    });
    return this;
  }

  /** Waits until it says that it is ready. @throws Error with what it printed when it is not in time */
  async ready(): Promise<this> {
    await this.listening();
    const isReady = async (): Promise<boolean> => {
      this.mustRun();
      return fetch(`${this.url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    await until(isReady, { what: `the ${this.app} is ready` }).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.lastLines()}`);
    });
    return this;
  }

  /** Sends a signal to this process and no other. */
  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.child.kill(signal);
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /**
   * Asks it to end, also when it was frozen.
   * @throws Error when it is still there after `timeoutMs`; then it was killed
   */
  async stop(timeoutMs = 25_000): Promise<ProcessEnd> {
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    await until(() => !this.isRunning, { timeoutMs, what: `the ${this.app} has ended` }).catch(
      async (error: Error) => {
        await this.kill();
        throw new Error(`${error.message}\n${this.lastLines()}`);
      },
    );
    return this.ended;
  }

  lastLines(): string {
    return this.output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  }

  private mustRun(): void {
    if (!this.isRunning) throw new Error(`The ${this.app} ended instead:\n${this.lastLines()}`);
  }

  private readonly killAtExit = (): void => this.signal('SIGKILL');
}
