import { z } from 'zod';
import { defineJob } from '@app/jobs';

const backUpDatabaseParams = z.object({});

export type BackUpDatabaseParams = z.output<typeof backUpDatabaseParams>;

/** Makes a backup of the database. On the queue of exports: the same kind of load, a long read. */
export const backUpDatabaseJob = defineJob<BackUpDatabaseParams>({
  kind: 'back_up_database',
  type: 'backup',
  queue: 'export',
  params: backUpDatabaseParams,
  progressUnit: 'bytes',
  backoff: { delayMs: 30_000, maxDelayMs: 15 * 60_000 },
});
