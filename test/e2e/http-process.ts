import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { until } from '../setup/until';

const ROOT = resolve(__dirname, '../..');

export interface ApiProcess {
  child: ChildProcess;
  /** Everything it has printed. */
  output(): string;
  /** Where it listens, once it does. @throws Error with its output when it ends instead */
  url(): Promise<string>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Runs the API as a process of its own, from the sources, with no environment but this. */
export function runApiProcess(environment: Record<string, string>): ApiProcess {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', join(ROOT, 'apps/api/src/main.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'test',
      PORT: '0',
      LOG_FORMAT: 'json',
      SHUTDOWN_DRAIN_MS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    ended,
    output: () => output,
    url: () =>
      until(() => {
        if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode}:\n${output}`);
        return /"url":"([^"]+)"/.exec(output)?.[1];
      }),
  };
}
