import type { QueueOptions } from 'bullmq';
import type { AppConfig } from '@app/config';

export const BARE_QUEUE = 'bare';

/** A connection as the manual of BullMQ makes it, to the same server and with as many connections as ours. */
export function bareConnection(queue: AppConfig['queue']): QueueOptions['connection'] {
  if (queue.backend === 'postgres') return { connectionString: queue.url, schema: 'bullmq', max: 5 };
  const { hostname, port } = new URL(queue.url);
  return { host: hostname, port: Number(port), maxRetriesPerRequest: null };
}
