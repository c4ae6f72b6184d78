import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { readComposeFile, readDockerfile } from '../setup/compose-file';
import { BACKENDS } from '../setup/config';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';
import { until } from '../setup/until';
import { builtProgram } from './processes/built-service';
import { Client } from './processes/client';
import { TINY } from './processes/people';

/** The containers of docker-compose.yml as processes: their commands and environments, with addresses of this machine. */

const ROOT = resolve(__dirname, '../..');
const image = readDockerfile();
const services = readComposeFile();

let database: TestDatabase;
let folder: string;
/** What is another here than in Docker. */
let addresses: Record<string, string>;
const running: ChildProcess[] = [];

beforeAll(async () => {
  builtProgram('api');
  database = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'veogen-compose-'));
  addresses = {
    DATABASE_URL: database.url,
    QUEUE_URL: BACKENDS.includes('redis') ? `${process.env.TEST_REDIS_URL}/4` : database.url,
    STORAGE_URL: pathToFileURL(join(folder, 'storage')).href,
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: `${await findFreePort()}`,
    WORKER_HEALTH_PORT: `${await findFreePort()}`,
    SHUTDOWN_DRAIN_MS: '0',
  };
});
afterAll(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A command in the environment of a service's container, and nothing else but that. */
function run(
  service: string,
  command: readonly string[] | undefined,
): { child: ChildProcess; output: () => string } {
  const [program = '', ...args] = command ?? image.command;
  expect(program).toBe('node');
  const environment = { ...image.environment, ...services[service]?.environment };
  // An address that is not replaced would be one of Docker; one that is replaced must be there.
  for (const name of [
    'DATABASE_URL',
    'QUEUE_URL',
    'STORAGE_URL',
    'HOST',
    'PORT',
    'WORKER_HEALTH_PORT',
    'DATA_DIR',
  ])
    expect(environment).toHaveProperty(name);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...environment, ...addresses },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
}

it('migrates, serves and works, and its health checks tell so', async () => {
  const healthcheck = (service: string): Promise<number | null> =>
    exitCode(run(service, image.healthcheck).child);
  expect(await healthcheck('api')).toBe(1);
  const migration = run('migrate', services['migrate']?.command);
  expect([await exitCode(migration.child), migration.output()]).toEqual([
    0,
    expect.stringContaining('up to date'),
  ]);

  const api = run('api', services['api']?.command);
  const worker = run('worker', services['worker']?.command);
  const isReady = (port: string | undefined) => async (): Promise<boolean> => {
    for (const { child, output } of [api, worker]) if (child.exitCode !== null) throw new Error(output());
    return fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  await until(isReady(addresses['PORT']), { timeoutMs: 45_000, what: 'the API is ready' });
  await until(isReady(addresses['WORKER_HEALTH_PORT']), { timeoutMs: 45_000, what: 'the worker is ready' });
  expect(await healthcheck('api')).toBe(0);
  await new Client(`http://127.0.0.1:${addresses['PORT']}`).generate(TINY);
  // JSON, as production logs.
  expect(() =>
    api
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).not.toThrow();

  for (const { child } of [api, worker]) child.kill('SIGTERM');
  expect(await Promise.all([api, worker].map(({ child }) => exitCode(child)))).toEqual([0, 0]);
});

it('needs less than 250 MB of files', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/runtime-packages.mjs', '--measure'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^packages .*\nbuild .*\nmigrations .*\nall /);
});
