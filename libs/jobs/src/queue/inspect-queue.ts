import { Redis, type RedisOptions } from 'ioredis';
import type { AppConfig } from '@app/config';
import { isQueueMigrated, queueConnection } from './queue-connection';

/** What is to be known about a queue before anything is entrusted to it. */
export type QueueInspection =
  | { backend: 'postgres'; migrated: boolean }
  | {
      backend: 'redis';
      version: string;
      /** What Redis does when its memory is full; it must be `noeviction`. `undefined`: it does not say. */
      evictionPolicy: string | undefined;
      /** Whether what it holds survives a restart, at least in part. `undefined`: it does not say. */
      persistent: boolean | undefined;
    };

/** Looks at the queue, and changes nothing. @throws whatever Redis or the connection says */
export async function inspectQueue(queue: AppConfig['queue']): Promise<QueueInspection> {
  if (queue.backend === 'postgres')
    return { backend: 'postgres', migrated: await isQueueMigrated(queue.url) };
  const redis = new Redis({
    ...(queueConnection(queue, { role: 'producer' }) as Omit<RedisOptions, 'replyMapping'>),
    lazyConnect: true,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const [server, memory, persistence] = await Promise.all(
      ['server', 'memory', 'persistence'].map((section) => redis.info(section)),
    );
    const aof = valueIn(persistence ?? '', 'aof_enabled');
    const [, savePoints] = ((await redis.config('GET', 'save').catch(() => [])) ?? []) as string[];
    return {
      backend: 'redis',
      version: valueIn(server ?? '', 'valkey_version') ?? valueIn(server ?? '', 'redis_version') ?? 'unknown',
      evictionPolicy: valueIn(memory ?? '', 'maxmemory_policy'),
      persistent: aof === '1' ? true : savePoints === undefined ? undefined : savePoints !== '',
    };
  } finally {
    redis.disconnect();
  }
}

function valueIn(info: string, key: string): string | undefined {
  return new RegExp(`^${key}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}
