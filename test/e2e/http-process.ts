import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { until } from '../setup/until';
import { builtProgram } from './processes/built-service';

export interface ApiProcess {
  child: ChildProcess;
  /** Everything it has printed. */
  output(): string;
  /** Where it listens, once it does. @throws Error with its output when it ends instead */
  url(): Promise<string>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Runs the API as a process of its own, as it is built, with no environment but this. */
export function runApiProcess(environment: Record<string, string>): ApiProcess {
  const child = spawn(process.execPath, [builtProgram('api')], {
    // No .env of a folder of ours.
    cwd: tmpdir(),
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
