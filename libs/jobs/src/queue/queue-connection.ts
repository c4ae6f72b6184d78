import { setTimeout as delay } from 'node:timers/promises';
import {
  assertSchemaCompatibility,
  createRedisBackend,
  runMigrations,
  setDefaultBackendFactory,
} from 'bullmq';
import type { QueueOptions } from 'bullmq';
import { Client } from 'pg';
import type { AppConfig } from '@app/config';
import { createPatientPostgresBackend } from './patient-postgres-backend';

/** The schema of BullMQ's own tables when the queue lives in PostgreSQL. */
const POSTGRES_SCHEMA = 'bullmq';

/** Milliseconds between two looks at a queue that is not migrated yet. */
const LOOK_MS = 500;

/** Milliseconds after which a command on a dead or frozen queue server is given up. */
const COMMAND_TIMEOUT_MS = 5_000;

export interface QueueConnectionOptions {
  /** Workers block on their connection on purpose; producers must fail fast instead of waiting for a server. */
  role: 'producer' | 'worker';
}

/**
 * Chooses BullMQ's backend for this process and answers the options of a connection.
 * Must run before the first queue or worker is made.
 */
export function queueConnection(
  queue: AppConfig['queue'],
  { role }: QueueConnectionOptions,
): QueueOptions['connection'] {
  if (queue.backend === 'postgres') {
    setDefaultBackendFactory(createPatientPostgresBackend);
    return {
      connectionString: queue.url,
      schema: POSTGRES_SCHEMA,
      application_name: 'veogen queue',
      // BullMQ's statements are short; each worker keeps one more connection of its own for LISTEN.
      max: 5,
      connectionTimeoutMillis: COMMAND_TIMEOUT_MS,
      query_timeout: COMMAND_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
    };
  }
  setDefaultBackendFactory(createRedisBackend);
  const url = new URL(queue.url);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(url.pathname.length > 1 && { db: Number(url.pathname.slice(1)) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
    keepAlive: 5_000,
    // Half-open connections are noticed after this; a blocking worker polls more often than that.
    socketTimeout: 15_000,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 1_000),
    maxRetriesPerRequest: null,
    ...(role === 'producer'
      ? { enableOfflineQueue: false, commandTimeout: 2_000 }
      : // Jobs end in groups, and so do their acknowledgements: one write for them, not one for each.
        { enableAutoPipelining: true }),
  };
}

/** Brings BullMQ's own tables up to date; nothing to do on Redis. Safe when many processes call it at once. */
export async function migrateQueue(queue: AppConfig['queue']): Promise<void> {
  if (queue.backend !== 'postgres') return;
  const client = new Client({ connectionString: queue.url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await runMigrations(client, POSTGRES_SCHEMA);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Waits until the queue has its tables, where it lives in PostgreSQL: a worker that starts before would fail over and
 * over. Returns at once on Redis.
 * @param onWait told once what is waited for
 */
export async function untilQueueMigrated(
  queue: AppConfig['queue'],
  { onWait, signal }: { onWait: (reason: string) => void; signal?: AbortSignal },
): Promise<void> {
  if (queue.backend !== 'postgres') return;
  for (let told = false; !(await isQueueMigrated(queue.url)); told = true) {
    if (!told) onWait('the tables of the queue: run npm run migrate');
    await delay(LOOK_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** Whether the queue's tables are there and fit this version of BullMQ. False, too, when the database is away. */
export async function isQueueMigrated(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: COMMAND_TIMEOUT_MS,
    query_timeout: COMMAND_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await assertSchemaCompatibility(client, POSTGRES_SCHEMA);
    return true;
  } catch {
    return false;
  } finally {
    // A peer that has vanished does not answer a good-bye.
    void client.end().catch(() => undefined);
  }
}
