import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { findProgram } from './find-program';
import { until } from './until';

export interface RedisServer {
  readonly url: string;
  readonly pid: number;
}

/**
 * Starts the Redis or Valkey that is on PATH: nothing on disk, nothing evicted. Undefined when there is none.
 * @param port default: a free one
 */
export async function startRedisServer(dir: string, port?: number): Promise<RedisServer | undefined> {
  const program = findProgram('redis-server') ?? findProgram('valkey-server');
  if (program === undefined) return undefined;
  port ??= await findFreePort();
  const server = spawn(
    program,
    [
      ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--pidfile', join(dir, 'redis.pid')],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      ...['--databases', '1024'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  );
  let output = '';
  server.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(
    () => {
      if (server.exitCode !== null) throw new Error(`${program} stopped at once:\n${output}`);
      return output.includes('Ready to accept connections');
    },
    { timeoutMs: 20_000 },
  );
  if (server.pid === undefined) throw new Error(`${program} has no pid`);
  server.stdout.resume();
  server.unref();
  (server.stdout as typeof server.stdout & { unref(): void }).unref();
  return { url: `redis://127.0.0.1:${port}`, pid: server.pid };
}
