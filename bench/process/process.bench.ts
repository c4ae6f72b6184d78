/**
 * No-op jobs per second through the whole path (job, outbox, relay, queue, lease, settlement; HTTP aside), against bare
 * BullMQ on the same queue server, in turn. Each has a producer and a worker process.
 *
 *     npm run bench:process -- [--rounds 3] [--jobs 3000] [--concurrency 50] [--backend redis|postgres] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createPostgresBackend, createRedisBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import { readConfig } from '@app/config';
import { JobEnqueuer } from '@app/jobs';
import { applyMigrations } from '../../apps/standalone/src/apply-migrations';
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres';
import { scriptedJob } from '../../test/setup/job-bench';
import { startProducers } from '../../test/setup/producers';
import { startPrivateRedis } from '../service/private-redis';
import { formatStandings, race, type Contestant } from '../service/rounds';
import { startProgram } from '../service/start-program';
import { BARE_QUEUE, bareConnection } from './bare-queue';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    jobs: { type: 'string', default: '3000' },
    concurrency: { type: 'string', default: '50' },
    backend: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const JOBS = Number(args.jobs);
const CLIENTS = 100;
const BARE = 'bare BullMQ';
/** Milliseconds between two looks whether all jobs are done. */
const LOOK_MS = 20;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'veogen-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const redis = await startPrivateRedis();
  try {
    const queues = { postgres: postgres.url, ...(redis && { redis: redis.url }) };
    await applyMigrations({
      database: { url: postgres.url, poolSize: 2, timeoutMs: 60_000 },
      queue: { url: postgres.url, backend: 'postgres' },
    });
    for (const [backend, url] of Object.entries(queues)) {
      if (args.backend !== undefined && args.backend !== backend) continue;
      const standings = await compare({
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        DATABASE_URL: postgres.url,
        QUEUE_URL: url,
        DATA_DIR: folder,
        WORKER_CONCURRENCY: args.concurrency,
      });
      if (args.json) console.log(JSON.stringify({ node: process.version, backend, jobs: JOBS, standings }));
      else console.log(`queue on ${backend}\n${formatStandings(standings, BARE, 'jobs')}`);
    }
  } finally {
    redis?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(environment: Record<string, string>): ReturnType<typeof race> {
  const config = readConfig(environment);
  const producers = await startProducers(config);
  const enqueuer = producers.app.get(JobEnqueuer);
  if (config.queue.backend === 'postgres') setDefaultBackendFactory(createPostgresBackend);
  else setDefaultBackendFactory(createRedisBackend);
  const queue = new Queue(BARE_QUEUE, { connection: bareConnection(config.queue) });
  const isOpen = async (): Promise<boolean> => {
    const { rowCount } = await producers.database.query(
      `(SELECT 1 FROM jobs WHERE status = 'pending' ORDER BY created_at, id LIMIT 1) UNION ALL (SELECT 1 FROM jobs WHERE status = 'in-progress' ORDER BY created_at, id LIMIT 1)`,
    );
    return rowCount !== 0;
  };
  const contestants: Contestant[] = [
    contestant(
      'VeoGen, enqueue to completed',
      'ours',
      () => enqueuer.enqueue(scriptedJob, { script: 'no-op' }),
      isOpen,
    ),
    contestant(
      BARE,
      'bare',
      () => queue.add('no-op', {}, { removeOnComplete: { age: 3_600, count: 1_000 } }),
      async () => (await queue.getJobCountByTypes('waiting', 'active')) > 0,
    ),
  ];
  try {
    return await race(contestants, Number(args.rounds));
  } finally {
    await queue.close();
    await producers.close();
  }

  function contestant(
    name: string,
    worker: string,
    add: () => Promise<unknown>,
    hasOpen: () => Promise<boolean>,
  ): Contestant {
    return {
      name,
      run: async () => {
        const stop = await startProgram(join(__dirname, 'no-op-worker.ts'), [worker], environment);
        await produce(CLIENTS * 2, add);
        while (await hasOpen()) await delay(LOOK_MS);

        const started = performance.now();
        await produce(JOBS, add);
        while (await hasOpen()) await delay(LOOK_MS);
        const seconds = (performance.now() - started) / 1_000;
        await stop();
        return { units: JOBS, seconds };
      },
    };
  }
}

/** `count` calls, as many at once as there are clients. */
async function produce(count: number, add: () => Promise<unknown>): Promise<void> {
  let left = count;
  const client = async (): Promise<void> => {
    while (left-- > 0) await add();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

void main();
