import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres';
import { isAlive } from '../../apps/standalone/src/process-table';
import { startRedisServer } from './redis-server';
import { until } from './until';

/**
 * The database server and the queue server of a test run. Jest calls start and stop once for each project
 * that needs servers, in one process: the first call starts them and the last one stops them.
 */
export interface TestServers {
  users: number;
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
}

declare global {
  var veogenTestServers: TestServers | undefined;
}

const FOLDER_PREFIX = 'veogen-test-';

const POSTGRES_SETTINGS = {
  // Nothing here outlives the run, so nothing has to reach the disk.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

function serverPid(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** Everything a run leaves behind must also go when it is interrupted, where only synchronous work is possible. */
function removeAtOnce(folder: string, redisPid: number | undefined): void {
  for (const pid of [serverPid(folder), redisPid]) {
    try {
      if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    } catch {
      // It is gone already, which is what we want.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** A run that was killed could not clean up: its folder carries its pid, so the next run does it. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    let redisPid: number | undefined;
    try {
      redisPid = Number(readFileSync(join(folder, 'redis.pid'), 'utf8'));
    } catch {
      // That run had no Redis of its own.
    }
    removeAtOnce(folder, redisPid);
  }
}

function startServers(): TestServers {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  // As root the database runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  let redisPid: number | undefined;
  let stopPostgres: (() => Promise<void>) | undefined;

  const onExit = (): void => removeAtOnce(folder, redisPid);
  const onSignal = (signal: NodeJS.Signals): void => {
    onExit();
    process.removeListener('exit', onExit);
    process.kill(process.pid, signal);
  };
  process.once('exit', onExit);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal);

  const startRedis = async (): Promise<void> => {
    if ((process.env.REDIS_URL ?? '') !== '') {
      process.env.TEST_REDIS_URL = process.env.REDIS_URL;
      return;
    }
    const redis = await startRedisServer(folder);
    if (redis !== undefined) {
      redisPid = redis.pid;
      process.env.TEST_REDIS_URL = redis.url;
    } else if (process.env.REQUIRE_REDIS === '1') {
      throw new Error('REQUIRE_REDIS=1, but there is no Redis: set REDIS_URL, or put redis-server on PATH.');
    } else {
      delete process.env.TEST_REDIS_URL;
      process.stderr.write(
        '\n*** NO REDIS: tests of the Redis queue are SKIPPED. Set REDIS_URL or install redis-server. ***\n\n',
      );
    }
  };
  const startPostgres = async (): Promise<void> => {
    const postgres = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      settings: POSTGRES_SETTINGS,
    });
    stopPostgres = () => postgres.stop();
    process.env.TEST_DATABASE_URL = postgres.url;
  };
  const start = async (): Promise<void> => {
    const started = await Promise.allSettled([startRedis(), startPostgres()]);
    const failure = started.find((result) => result.status === 'rejected');
    if (failure !== undefined) {
      await stop();
      throw failure.reason;
    }
  };
  const stop = async (): Promise<void> => {
    process.removeListener('exit', onExit);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, onSignal);
    await stopPostgres?.();
    const pid = redisPid;
    if (pid !== undefined) {
      process.kill(pid, 'SIGTERM');
      await until(() => !isAlive(pid), { what: 'Redis has stopped' });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  return { users: 0, ready: start(), stop };
}

/** Jest's globalSetup of the integration and e2e projects. */
export default async function setUpServers(): Promise<void> {
  const servers = (globalThis.veogenTestServers ??= startServers());
  servers.users += 1;
  await servers.ready;
}
