import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { readConfig } from '@app/config';
import { RequestLimiter } from '../../apps/api/src/rate-limits/request-limiter';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { type RedisServer, startRedisServer } from '../setup/redis-server';
import { until } from '../setup/until';

const LIMIT = 10;

let dir: string;
let port: number;
let redis: RedisServer | undefined;
/** Those of two processes. */
let limiters: RequestLimiter[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  dir = await mkdtemp(join(tmpdir(), 'veogen-limits-'));
  port = await findFreePort();
  redis = await startRedisServer(dir, port);
  const config = readConfig({
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    QUEUE_URL: `redis://127.0.0.1:${port}`,
    RATE_LIMIT_REQUESTS: `${LIMIT}`,
    RATE_LIMIT_WINDOW_SECONDS: '60',
  });
  limiters = [new RequestLimiter(config), new RequestLimiter(config)];
});
afterAll(async () => {
  for (const limiter of limiters) limiter.onApplicationShutdown();
  if (redis !== undefined) signal('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

function signal(name: NodeJS.Signals): void {
  try {
    process.kill(redis?.pid ?? 0, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** How many of so many requests, to one process and the other in turn, are allowed. */
async function allowed(caller: string, requests: number): Promise<number> {
  let count = 0;
  for (let i = 0; i < requests; i++) {
    const taken = await limiters[i % limiters.length]?.take(caller);
    if (taken?.allowed === true) count++;
  }
  return count;
}

/** Whether the processes count together: the second knows of what the first took. */
async function isShared(): Promise<boolean> {
  const caller = `probe-${performance.now()}`;
  await limiters[0]?.take(caller);
  return (await limiters[1]?.take(caller))?.remaining === LIMIT - 2;
}

// Where there is no Redis there is nothing to share.
(process.env.TEST_REDIS_URL === undefined ? describe.skip : describe)('a limit of requests', () => {
  it('is one for all processes, and each caller has its own', async () => {
    await until(isShared);
    expect(await allowed('key:one', LIMIT * 2)).toBe(LIMIT);
    expect(await allowed('key:two', LIMIT)).toBe(LIMIT);
  });

  it('neither fails nor waits for long while Redis hangs, and still holds', async () => {
    signal('SIGSTOP');
    const startedAt = performance.now();
    // Each process counts for itself.
    expect(await allowed('key:three', LIMIT * 4)).toBe(LIMIT * 2);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    signal('SIGCONT');
    await until(isShared);
  });

  it('neither fails nor waits while Redis is gone, and is shared again when it is back', async () => {
    signal('SIGKILL');
    expect(await allowed('key:four', LIMIT * 4)).toBe(LIMIT * 2);
    redis = await startRedisServer(dir, port);
    await until(isShared);
  });
});
