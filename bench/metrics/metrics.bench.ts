/**
 * What measuring costs: a request and a job, in processor time, against the processor time that the API needs for the
 * request itself. Ratios of one run; each figure is the best of the rounds.
 *
 *     npm run bench:metrics -- [--rounds 5] [--seconds 3] [--json]
 */
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { JobMetrics } from '@app/jobs';
import { Metrics } from '@app/metrics';
import { measureRequests } from '../../apps/api/src/metrics/request-metrics';
import { autocannon } from '../latency/autocannon';
import { startService, type Service } from '../service/start-service';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

const CALLS = 200_000;
const CONNECTIONS = 20;
const TINY = { recordType: 'tiny', count: 1, seed: 1, fields: [{ name: 'id', type: 'uuid' }] };

async function main(): Promise<void> {
  const rounds = Number(args.rounds);
  const best = (measure: () => number): number => Math.min(...Array.from({ length: rounds }, measure));
  const metrics = new Metrics();
  const request = best(requestCost(metrics));
  const job = best(jobCost(new JobMetrics(metrics)));
  const service = await startService();
  try {
    const live = await costOfRequests(service, { url: `${service.origin}/health/live`, method: 'GET' });
    const generate = await costOfRequests(service, {
      url: `${service.origin}/generate`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(TINY),
    });
    if (args.json)
      return console.log(JSON.stringify({ node: process.version, request, job, live, generate }));
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
    console.log(`measuring a request          ${request.toFixed(2)} µs`);
    console.log(`measuring a job              ${job.toFixed(2)} µs`);
    console.log(
      `GET /health/live             ${live.toFixed(0)} µs, of which measuring is ${share(request, live)}`,
    );
    console.log(
      `POST /generate               ${generate.toFixed(0)} µs, of which measuring is ${share(request, generate)}`,
    );
  } finally {
    await service.stop();
  }
}

/** Microseconds for one call of the middleware, from the head of a request to the end of its answer. */
function requestCost(metrics: Metrics): () => number {
  const measure = measureRequests(metrics, { templateOf: () => undefined }, ['/admin/queues', '/docs']);
  const socket = { bytesRead: 0, bytesWritten: 0 };
  const next = (): void => undefined;
  return () => {
    const began = process.cpuUsage();
    for (let i = 0; i < CALLS; i++) {
      const request = { method: 'POST', url: '/generate', socket, route: { path: '/generate' } };
      const response = Object.assign(new EventEmitter(), { statusCode: 202, writableFinished: true });
      socket.bytesRead += 400;
      socket.bytesWritten += 900;
      measure(request as unknown as IncomingMessage, response as unknown as ServerResponse, next);
      response.emit('close');
    }
    return cpuMicros(began) / CALLS;
  };
}

/** Microseconds for what is counted of one job. */
function jobCost(jobs: JobMetrics): () => number {
  return () => {
    const began = process.cpuUsage();
    for (let i = 0; i < CALLS; i++) {
      jobs.addEnqueued('generate_dataset');
      jobs.addStarted('generate_dataset', 0.02);
      jobs.addEnded('generate_dataset', 'completed', 0.03);
    }
    return cpuMicros(began) / CALLS;
  };
}

function cpuMicros(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

/** Microseconds of processor time of the API for one request, by what it says of itself. */
async function costOfRequests(
  { origin }: Service,
  load: Omit<Parameters<typeof autocannon>[0], 'connections' | 'duration'>,
): Promise<number> {
  const run = (seconds: number): ReturnType<typeof autocannon> =>
    autocannon({ ...load, connections: CONNECTIONS, duration: seconds });
  await run(1);
  const before = await cpuSeconds(origin);
  const { requests } = await run(Number(args.seconds));
  return (1e6 * ((await cpuSeconds(origin)) - before)) / requests.total;
}

async function cpuSeconds(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}

void main();
