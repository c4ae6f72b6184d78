import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type AppConfig, readConfig } from '@app/config';
import { createTestDatabase } from './database';

/** The queue backends that this machine can test. */
export const BACKENDS = (['postgres', 'redis'] as const).filter(
  (backend) => backend === 'postgres' || process.env.TEST_REDIS_URL !== undefined,
);
export type Backend = (typeof BACKENDS)[number];

/** For what is the same with any queue, and takes long: one of them, unless ALL_BACKENDS asks for all. */
export const ONE_BACKEND: readonly Backend[] =
  process.env['ALL_BACKENDS'] === undefined ? BACKENDS.slice(-1) : BACKENDS;

/** A database, a storage folder and, on Redis, a logical database of its own. */
export interface TestInstance {
  environment: Record<string, string>;
  config(overrides?: Record<string, string>): AppConfig;
  remove(): Promise<void>;
}

/** The first logical databases of Redis are left to tests that name one. */
const NAMED_REDIS_DATABASES = 5;

/** The URL of a logical database of Redis that no other test of this run has had, unless there were more than it has. */
async function nextRedisDatabase(): Promise<string> {
  const url = process.env.TEST_REDIS_URL;
  const redis = new Redis(`${url}/0`);
  try {
    const [, databases] = (await redis.config('GET', 'databases')) as [string, string];
    const taken = await redis.incr('veogen:test-instances');
    return `${url}/${NAMED_REDIS_DATABASES + (taken % (Number(databases) - NAMED_REDIS_DATABASES))}`;
  } finally {
    redis.disconnect();
  }
}

export async function createTestInstance(
  backend: Backend,
  settings: Record<string, string> = {},
): Promise<TestInstance> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'veogen-data-'));
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    WORKER_HEALTH_PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...(backend === 'redis' && { QUEUE_URL: await nextRedisDatabase() }),
    ...settings,
  };
  return {
    environment,
    config: (overrides = {}) => readConfig({ ...environment, ...overrides }),
    remove: async () => {
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
