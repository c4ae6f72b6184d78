import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

let redisDatabase = 0;

export async function createTestInstance(
  backend: Backend,
  settings: Record<string, string> = {},
): Promise<TestInstance> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'veogen-data-'));
  // Up to three workers of Jest never take 0, 4, 8 and 12: these are for tests that name one.
  const redisUrl = `${process.env.TEST_REDIS_URL}/${(Number(process.env.JEST_WORKER_ID ?? 1) + redisDatabase++ * 4) % 16}`;
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    WORKER_HEALTH_PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...(backend === 'redis' && { QUEUE_URL: redisUrl }),
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
