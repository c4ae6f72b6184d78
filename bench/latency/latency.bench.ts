/**
 * What clients wait for: from acknowledgement to start on an idle system, and how long acknowledgements take while many
 * clients come and jobs run.
 *
 *     npm run bench:latency -- [--jobs 300] [--rate 1000] [--seconds 10] [--backend redis|postgres] [--json]
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { FIELDS } from '../engine/fields';
import { startPrivateRedis } from '../service/private-redis';
import { startService, type Service } from '../service/start-service';
import { autocannon, type LoadResult } from './autocannon';

const { values: args } = parseArgs({
  options: {
    jobs: { type: 'string', default: '300' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '10' },
    backend: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const CLIENTS = 100;
const RUNNING_JOBS = 100;
const TINY = { recordType: 'tiny', count: 1, seed: 1, fields: [{ name: 'id', type: 'uuid' }] };
/** Milliseconds between two jobs on an idle system. */
const GAP_MS = 25;

interface Pickup {
  p50: number;
  p99: number;
}

async function main(): Promise<void> {
  const redis = await startPrivateRedis();
  try {
    for (const backend of ['postgres', ...(redis === undefined ? [] : ['redis'])]) {
      if (args.backend !== undefined && args.backend !== backend) continue;
      const service = await startService(backend === 'redis' ? { QUEUE_URL: redis?.url ?? '' } : {});
      const pool = new Pool({ connectionString: service.databaseUrl, max: 2 });
      try {
        const pickup = await measurePickup(service, pool);
        const { latency, requests, errors, non2xx } = await measureLoad(service, pool);
        const load = {
          p50: latency.p50,
          p99: latency.p99,
          max: latency.max,
          perSecond: requests.average,
          errors: errors + non2xx,
        };
        if (args.json) console.log(JSON.stringify({ node: process.version, backend, pickup, load }));
        else {
          console.log(`queue on ${backend}`);
          console.log(`  enqueue to start, idle          p50 ${pickup.p50} ms, p99 ${pickup.p99} ms`);
          console.log(
            `  ${CLIENTS} clients, ${RUNNING_JOBS} jobs running   p50 ${load.p50} ms, p99 ${load.p99} ms, ` +
              `max ${load.max} ms, ${Math.round(load.perSecond)} requests/s, ${load.errors} errors`,
          );
        }
      } finally {
        await pool.end();
        await service.stop();
      }
    }
  } finally {
    redis?.stop();
  }
}

/** One job after another, by the clock of the database. */
async function measurePickup(service: Service, pool: Pool): Promise<Pickup> {
  const jobIds: string[] = [];
  for (let i = -20; i < Number(args.jobs); i++) {
    const { jobId } = await service.post('/generate', TINY);
    // The first ones pay for what happens only once.
    if (i >= 0) jobIds.push(jobId);
    await delay(GAP_MS);
  }
  await service.ended(jobIds.at(-1) ?? '');
  const { rows } = await pool.query<Pickup>(
    `SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 1)::float8 AS p50,
            round(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::numeric, 1)::float8 AS p99
     FROM (SELECT extract(epoch FROM started_at - created_at) * 1000 AS ms FROM jobs WHERE id = ANY($1)) AS pickup`,
    [jobIds],
  );
  return rows[0] as Pickup;
}

/** Requests at a steady rate while jobs run. */
async function measureLoad(service: Service, pool: Pool): Promise<LoadResult> {
  for (let i = 0; i < RUNNING_JOBS; i++)
    await service.post('/generate', { recordType: `load${i}`, count: 200_000, seed: i, fields: FIELDS });
  const load = (seconds: number): Promise<LoadResult> =>
    autocannon({
      url: `${service.origin}/generate`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(TINY),
      connections: CLIENTS,
      overallRate: Number(args.rate),
      duration: seconds,
    });
  await load(2);
  const result = await load(Number(args.seconds));
  const { rows } = await pool.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM jobs WHERE status IN ('pending', 'in-progress') AND params->>'recordType' LIKE 'load%'`,
  );
  if (rows[0]?.open === 0)
    throw new Error('The jobs were over before the requests were: give them more rows');
  return result;
}

void main();
