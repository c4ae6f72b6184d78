/**
 * Breaks a running service in every way we know, and then counts like Jepsen: every acknowledged job must have ended,
 * every row be there once, every file be what an undisturbed run makes.
 *
 *     npm run test:chaos -- [--long] [--faults 200] [--seed N] [--backend redis|postgres]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ChaosClient } from './client';
import { History } from './history';
import { OutageWatch } from './outage-watch';
import { Random } from './random';
import { describeAnomalies, describeFaults, describeOperations, describeOutages } from './report';
import { Schedule } from './schedule';
import { compareWithUndisturbed, drain, judge, noAnomalies } from './verdict';
import { Workload } from './workload';
import { type Backend, World } from './world';

const { values: args } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    faults: { type: 'string' },
    seed: { type: 'string', default: '1' },
    backend: { type: 'string' },
    logs: { type: 'string' },
  },
});

/** Milliseconds that clients get to have their last operations acknowledged. */
const LAST_ANSWERS_MS = 30_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function run(backend: Backend, seed: number, faults: number, freezeMs: number): Promise<boolean> {
  print(`\n== chaos, queue on ${backend}, seed ${seed} ==`);
  const world = await World.start(backend);
  const started = performance.now();
  const log = (line: string): void =>
    print(`  ${((performance.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
  if (!world.hasOwnDisk)
    print('  *** NOT TRIED: a full disk. It needs a file system of its own, so root on Linux. ***');
  const end = new AbortController();
  const anomalies = noAnomalies();
  try {
    const history = new History();
    const client = new ChaosClient(world.apiUrl, history, end.signal);
    const random = new Random(seed);
    const workload = new Workload(client, history, random.fork('workload'));
    const watch = new OutageWatch(world, history);
    const schedule = new Schedule({ world, watch, freezeMs }, random.fork('faults'), log);
    workload.start();
    await schedule.run(faults);
    log('all is well again');
    setTimeout(() => end.abort(), LAST_ANSWERS_MS).unref();
    await workload.stop();
    await drain(world);
    log('every job has ended, or never will');

    for (const { name, anomalies: found } of watch.outages)
      anomalies.outages.push(...found.map((line) => `${name}: ${line}`));
    const statuses = await judge(world, history, client, anomalies);
    const compared = await compareWithUndisturbed(world, history, workload, statuses, client, anomalies);
    anomalies.processes.push(...schedule.failures, ...(await world.stopMembers()));
    log(`compared ${compared.datasets} datasets and ${compared.files} files`);
    const helped = world.workers.flatMap(({ log: text }) => text.match(/Helped with a job/g) ?? []).length;
    log(`workers helped each other ${helped} times`);
    if (helped === 0) anomalies.processes.push('no worker ever helped another with a large generation');
    print('');
    print(describeFaults(schedule.counts));
    print('');
    print(describeOperations(history, statuses));
    print('');
    print(describeOutages(watch.outages));
    print('');
    print(describeAnomalies(anomalies));
  } finally {
    end.abort();
    if (args.logs !== undefined) {
      mkdirSync(args.logs, { recursive: true });
      for (const { name, log: text } of world.members)
        writeFileSync(join(args.logs, `${backend}-${name.replace(' ', '-')}.log`), text);
    }
    await world.remove();
  }
  return Object.values(anomalies).every((cases: string[]) => cases.length === 0);
}

async function main(): Promise<void> {
  const { long, seed, backend } = args;
  if (backend !== undefined && backend !== 'redis' && backend !== 'postgres')
    throw new Error('--backend is redis or postgres');
  const faults = Number(args.faults ?? (long ? 200 : 0));
  const backends: Backend[] = backend === undefined ? ['postgres', 'redis'] : [backend];
  const failed: string[] = [];
  for (const one of backends)
    if (!(await run(one, Number(seed), faults, long ? 10_000 : 4_500))) failed.push(one);
  print(
    failed.length === 0
      ? '\nchaos: nothing lost, doubled or stuck'
      : `\nchaos: FAILED on ${failed.join(' and ')}`,
  );
  process.exit(failed.length === 0 ? 0 : 1);
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(2);
});
