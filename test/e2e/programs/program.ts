import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { until } from '../../setup/until';

const ROOT = resolve(__dirname, '../../..');

/** Settings of the tests' own processes that must not reach the program. */
const FOREIGN = [
  ...['DATABASE_URL', 'QUEUE_URL', 'STORAGE_URL', 'PORT', 'WORKER_HEALTH_PORT', 'NODE_ENV'],
  ...['VEOGEN_URL', 'VEOGEN_API_KEY'],
];

/** What runs: `veogen` as it is installed, and the others the way npm runs them. */
const ENTRIES = {
  main: ['scripts/run.mjs', 'standalone/src/main'],
  demo: ['scripts/run.mjs', 'standalone/src/demo'],
  migrate: ['scripts/run.mjs', 'standalone/src/migrate'],
  keys: ['scripts/run.mjs', 'standalone/src/keys'],
  veogen: ['dist/apps/cli/src/main.js'],
} as const;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `npm start`, `npm run demo`, `npm run migrate`, `npm run keys` or `veogen`, as a process. */
export class Program {
  stdout = '';
  stderr = '';
  private readonly child: ChildProcess;
  private readonly end: Promise<number | null>;

  constructor(
    entry: keyof typeof ENTRIES,
    environment: Record<string, string>,
    args: readonly string[] = [],
    stdin?: string,
  ) {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name)),
    );
    const [file, ...first] = ENTRIES[entry];
    this.child = spawn(process.execPath, [`${ROOT}/${file}`, ...first, ...args], {
      env: { ...inherited, ...environment },
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    this.child.stdin?.end(stdin);
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.end = new Promise((resolve) => this.child.once('close', resolve));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until the program has printed this, and answers the match. */
  async printed(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    try {
      return await until(
        () => {
          const match = pattern.exec(this.stdout);
          if (match === null && this.child.exitCode !== null) throw new Error('The program has ended');
          return match;
        },
        { timeoutMs, what: `the program prints ${pattern}` },
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${this.stdout}${this.stderr}`, { cause: error });
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async ended(): Promise<Ended> {
    const code = await this.end;
    return { code, stdout: this.stdout, stderr: this.stderr };
  }
}
