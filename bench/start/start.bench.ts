/**
 * How long a start takes, and what a process has in memory when it has nothing to do: the API on a database that is there,
 * and `npm start` on data that is there. Beside them a Node.js process that does nothing.
 *
 *     npm run bench:start -- [--rounds 5] [--json]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { residentBytes } from '../memory/process-memory';
import { median } from '../service/rounds';
import { startService } from '../service/start-service';

const { values: args } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});

/** Milliseconds between two looks. */
const LOOK_MS = 5;
/** Milliseconds in which a process that was just started comes to rest: V8 gives back what a start leaves after about a minute. */
const REST_MS = 120_000;
const MB = 1_000_000;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'veogen-bench-'));
  const service = await startService();
  try {
    await delay(REST_MS);
    const idle = {
      api: residentBytes(service.api) / MB,
      worker: residentBytes(service.worker as number) / MB,
    };
    const starts: Record<string, number[]> = { node: [], api: [], standalone: [] };
    const standalone = (): Promise<number> =>
      startToAnswer('dist/apps/standalone/src/main.js', { DATA_DIR: join(folder, 'data') }, '/health/ready');
    await standalone();
    for (let round = 0; round < Number(args.rounds); round++) {
      starts['node']?.push(await runNothing());
      starts['api']?.push(
        await startToAnswer(
          'dist/apps/api/src/main.js',
          { DATABASE_URL: service.databaseUrl, DATA_DIR: join(folder, 'api') },
          '/health/live',
        ),
      );
      starts['standalone']?.push(await standalone());
    }
    const medians = Object.fromEntries(Object.entries(starts).map(([name, ms]) => [name, median(ms)]));
    if (args.json) console.log(JSON.stringify({ node: process.version, startMs: medians, idleMb: idle }));
    else {
      for (const [name, ms] of Object.entries(medians))
        console.log(`${name.padEnd(12)} answers after ${ms.toFixed(0)} ms`);
      for (const [name, mb] of Object.entries(idle))
        console.log(`${name.padEnd(12)} has ${mb.toFixed(0)} MB with nothing to do`);
    }
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runNothing(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}

/** Starts a program and stops it when it answers. @returns milliseconds until then */
async function startToAnswer(file: string, settings: Record<string, string>, path: string): Promise<number> {
  const port = String(await findFreePort());
  const started = performance.now();
  const child = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: port,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilAnswered(child, `http://127.0.0.1:${port}${path}`);
    return performance.now() - started;
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

async function untilAnswered(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    const isAnswered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isAnswered) return;
    await delay(LOOK_MS);
  }
  throw new Error(`The program that was to serve ${url} ended`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
