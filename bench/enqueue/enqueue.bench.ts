/**
 * Acknowledgements per second over HTTP: ours, with the job durable before the answer, against a route that only answers
 * and against what the documentation of Nest, Prisma and BullMQ shows. 100 connections at saturation, then one alone.
 *
 *     npm run bench:enqueue -- [--rounds 3] [--seconds 4] [--connections 100] [--json]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { autocannon, type LoadResult } from '../latency/autocannon';
import { startPrivateRedis } from '../service/private-redis';
import { formatStandings, median, race, type Contestant } from '../service/rounds';
import { startProgram } from '../service/start-program';
import { startService } from '../service/start-service';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});

const STACK = 'our HTTP stack, a handler that only answers';
const BODY = JSON.stringify({
  recordType: 'tiny',
  count: 1,
  seed: 1,
  fields: [{ name: 'id', type: 'uuid' }],
});

/** Milliseconds. */
type Latency = Pick<LoadResult['latency'], 'p50' | 'p99'>;

interface Server {
  name: string;
  origin: string;
}

async function main(): Promise<void> {
  const redis = await startPrivateRedis();
  // Without a worker: what is measured is the way of a request, not who else uses the processor.
  const service = await startService(
    { ...(redis && { QUEUE_URL: redis.url }), MAX_BACKLOG: '10000000' },
    { workers: 0 },
  );
  const stops: (() => Promise<void>)[] = [];
  try {
    const start = async (name: string, file: string, ...before: string[]): Promise<Server> => {
      const port = await findFreePort();
      const environment = {
        DATABASE_URL: service.databaseUrl,
        REDIS_URL: redis?.url ?? '',
        NODE_ENV: 'production',
      };
      stops.push(await startProgram(join(__dirname, file), [...before, String(port)], environment));
      return { name, origin: `http://127.0.0.1:${port}` };
    };
    const servers = [
      { name: 'VeoGen, durable before the 202', origin: service.origin },
      await start(STACK, 'bare-route.ts', 'stack'),
      await start('Nest + Express as documented, only answers', 'bare-route.ts', 'framework'),
      ...(redis === undefined
        ? []
        : [await start('Nest + Prisma + BullMQ as documented', 'documented-queue.ts')]),
    ];
    for (const server of servers) {
      await check(server);
      await load(server, Number(args.connections), 3); // warms up
    }
    for (const connections of [Number(args.connections), 1]) {
      const latencies = new Map<string, Latency[]>();
      const standings = await race(
        servers.map((server) => contestant(server, connections, latencies)),
        Number(args.rounds),
      );
      if (args.json) console.log(JSON.stringify({ node: process.version, connections, standings }));
      else {
        console.log(`${connections} connection${connections === 1 ? '' : 's'}`);
        console.log(formatStandings(standings, STACK, 'requests'));
        for (const [name, all] of latencies)
          console.log(
            `${name.padEnd(44)}  p50 ${median(all.map(({ p50 }) => p50))} ms, p99 ${median(all.map(({ p99 }) => p99))} ms`,
          );
      }
    }
  } finally {
    for (const stop of stops) await stop();
    await service.stop();
    redis?.stop();
  }
}

function contestant(server: Server, connections: number, latencies: Map<string, Latency[]>): Contestant {
  const seconds = Number(args.seconds);
  return {
    name: server.name,
    run: async () => {
      const { requests, latency } = await load(server, connections, seconds);
      latencies.set(server.name, [...(latencies.get(server.name) ?? []), latency]);
      return { units: requests.average * seconds, seconds };
    },
  };
}

async function check({ name, origin }: Server): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/generate`, { method: 'POST', headers, body: BODY });
  if (response.status !== 202)
    throw new Error(`${name} answers ${response.status}: ${await response.text()}`);
}

async function load({ name, origin }: Server, connections: number, duration: number) {
  const result = await autocannon({
    url: `${origin}/generate`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BODY,
    connections,
    duration,
  });
  if (result.errors + result.non2xx > 0)
    throw new Error(`${name}: ${result.errors} errors, ${result.non2xx} answers that were none of 2xx`);
  return result;
}

void main();
