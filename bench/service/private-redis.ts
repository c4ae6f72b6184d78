import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedisServer } from '../../test/setup/redis-server';

/** A Redis of this benchmark alone, nothing on disk; undefined when there is none on PATH. */
export async function startPrivateRedis(): Promise<{ url: string; stop(): void } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'veogen-bench-redis-'));
  const redis = await startRedisServer(folder);
  if (redis === undefined) {
    process.stderr.write('*** NO REDIS: the queue on Redis is NOT MEASURED. Install redis-server. ***\n');
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    url: redis.url,
    stop: () => {
      process.kill(redis.pid, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
