import { collectDefaultMetrics } from 'prom-client';
import type { PoolUse } from '@app/database';
import type { Metrics } from './metrics';

/** Sums of others that are there too, under names that are kept for counters. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

export interface MeasuredProcess {
  /** What it is: `api` or `worker`. */
  app: string;
  version: string;
  pools: () => readonly PoolUse[];
}

/** Adds what every process tells of itself: build, memory, processor, event loop, garbage collection, database pools. */
export function measureProcess(metrics: Metrics, { app, version, pools }: MeasuredProcess): void {
  collectDefaultMetrics({ register: metrics.registry });
  for (const name of MISNAMED) metrics.registry.removeSingleMetric(name);
  metrics
    .gauge('veogen_build_info', 'Always 1; the labels say what runs.', ['app', 'version', 'node'])
    .set({ app, version, node: process.versions.node }, 1);

  const ofPools = (value: (use: PoolUse) => number) => () =>
    pools().map((use) => ({ labels: { pool: use.pool }, value: value(use) }));
  metrics.reading(
    'veogen_database_connections',
    'Open connections of a pool, by whether somebody uses them: busy or idle.',
    ['pool', 'state'],
    () =>
      pools().flatMap(({ pool, total, idle }) => [
        { labels: { pool, state: 'busy' }, value: total - idle },
        { labels: { pool, state: 'idle' }, value: idle },
      ]),
  );
  metrics.reading(
    'veogen_database_connections_max',
    'Connections that a pool may open.',
    ['pool'],
    ofPools(({ max }) => max),
  );
  metrics.reading(
    'veogen_database_connection_waiters',
    'Callers that wait for a connection of a pool.',
    ['pool'],
    ofPools(({ waiting }) => waiting),
  );
}
