import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Redis } from 'ioredis';
import {
  type Job,
  JobNotCompleted,
  type Progress,
  VeoGenClient,
  VeoGenProblem,
  VeoGenUnreachable,
} from '@veogen/client';
import { findFreePort } from '../../apps/standalone/src/free-port';
import type { ProcessIdentity } from '../../apps/standalone/src/instance/process-identity';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../setup/database';
import { startRedisServer } from '../setup/redis-server';
import { until } from '../setup/until';
import { builtProgram } from './processes/built-service';
import { type Ended, Program } from './programs/program';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../..');
const USERS = {
  recordType: 'users',
  count: 500,
  seed: 42,
  mode: 'replace' as const,
  fields: [
    { name: 'id', type: 'uuid' },
    { name: 'email', type: 'email', unique: true },
    { name: 'age', type: 'integer', min: 18, max: 90 },
  ],
};
const MAX_UPLOAD_BYTES = 1_000_000;

let folder: string;
let database: TestDatabase;
let service: Program;
let url: string;
let client: VeoGenClient;

/** The service is `veogen serve` itself, on a database of the test. */
beforeAll(async () => {
  builtProgram('api');
  folder = mkdtempSync(join(tmpdir(), 'veogen-cli-'));
  database = await createTestDatabase();
  service = new Program(
    'veogen',
    {
      DATABASE_URL: database.url,
      LOG_LEVEL: 'warn',
      MAX_UPLOAD_BYTES: `${MAX_UPLOAD_BYTES}`,
      JOB_RETRY_DELAY_MS: '100',
    },
    ['serve', '--port', '0', '--data-dir', join(folder, 'data')],
  );
  [, url = ''] = await service.printed(/(http:\/\/127\.0\.0\.1:\d+)\/ {3,}state of the service[^]*Stop/);
  client = new VeoGenClient({ url });
});
afterAll(async () => {
  service.signal('SIGTERM');
  const { code } = await service.ended();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
  expect(code).toBe(0);
});

function start(args: readonly string[], environment: Record<string, string> = {}, stdin?: string): Program {
  return new Program('veogen', { VEOGEN_URL: url, ...environment }, args, stdin);
}
const run = (args: readonly string[], environment?: Record<string, string>, stdin?: string): Promise<Ended> =>
  start(args, environment, stdin).ended();

/** Processes of the API and of the worker. */
function children(): { api: ProcessIdentity; worker: ProcessIdentity } {
  const lock = JSON.parse(readFileSync(join(folder, 'data/instance.lock'), 'utf8')) as {
    children: ProcessIdentity[];
  };
  const [api, worker] = lock.children;
  if (api === undefined || worker === undefined) throw new Error('An instance has two children');
  return { api, worker };
}

/** Runs something while jobs wait, because the worker is frozen. */
async function whileNothingRuns<T>(work: () => Promise<T>): Promise<T> {
  const { pid } = children().worker;
  process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('@veogen/client', () => {
  it('runs the example of its README, as it is installed', () => {
    const packages = join(folder, 'example/node_modules');
    mkdirSync(join(packages, '@veogen/client'), { recursive: true });
    cpSync(join(ROOT, 'packages/client/package.json'), join(packages, '@veogen/client/package.json'));
    cpSync(join(ROOT, 'dist/packages/client/src'), join(packages, '@veogen/client/dist'), {
      recursive: true,
    });
    symlinkSync(join(ROOT, 'node_modules/openapi-fetch'), join(packages, 'openapi-fetch'));
    const [, example = ''] =
      /```js\n([^]*?)```/.exec(readFileSync(join(ROOT, 'packages/client/README.md'), 'utf8')) ?? [];
    writeFileSync(join(folder, 'example/example.mjs'), example);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: join(folder, 'example'),
      env: { PATH: process.env.PATH, VEOGEN_URL: url },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/1000 of 1000\nsaved people\.csv\n$/);
    expect(readFileSync(join(folder, 'example/people.csv'), 'utf8').split('\r\n')).toHaveLength(1002);
  });

  it('gets one job for one key, previews, and lists jobs page by page', async () => {
    const first = await client.generate(USERS, { idempotencyKey: 'once' });
    expect((await client.generate(USERS, { idempotencyKey: 'once' })).jobId).toBe(first.jobId);
    await client.waitFor(first.jobId);
    expect(await client.preview({ ...USERS, count: 2 })).toMatchObject({
      rows: [{ age: expect.any(Number) }, {}],
    });
    await client.waitFor((await client.generate(USERS)).jobId);
    const seen: string[] = [];
    for await (const { jobId } of client.jobs.list({ recordType: 'users', type: 'generation', limit: 1 }))
      seen.push(jobId);
    expect(seen).toHaveLength(2);
    expect(seen.at(-1)).toBe(first.jobId);
  });

  it('says what is wrong with a request, and where', async () => {
    const error: unknown = await client
      .generate({ ...USERS, fields: [{ name: 'id', type: 'uiud' }] })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(VeoGenProblem);
    expect(error).toMatchObject({
      status: 422,
      code: 'invalid_schema',
      errors: [{ pointer: '/fields/0/type' }],
    });
  });

  it('uploads a path and a stream, downloads them again, and hears of a refusal while it still sends', async () => {
    const csv = Buffer.from('name,city\nAda,London\nAlan,Wilmslow\n');
    const path = join(folder, 'päple "1".csv');
    writeFileSync(path, csv);
    const sent: number[] = [];
    const stored = await client.upload(path, {}, { onProgress: ({ bytes }) => sent.push(bytes) });
    expect(stored).toMatchObject({ originalName: 'päple "1".csv', size: csv.length, sha256: sha256(csv) });
    expect(sent).toEqual([csv.length]);
    const { resultUri } = await client.waitFor(stored.jobId);
    expect(await buffer((await client.download(resultUri)).stream)).toEqual(csv);

    const rows = await client.upload(
      { name: 'x.csv', content: Readable.from([csv]) },
      { recordType: 'places', header: true },
    );
    expect((await client.waitFor(rows.jobId)).result).toMatchObject({ rows: 2 });

    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const writing = writeFile(pipe, csv);
    expect(await client.upload({ name: 'piped.csv', path: pipe })).toMatchObject({
      originalName: 'piped.csv',
      size: csv.length,
    });
    await writing;

    const large = join(folder, 'large.csv');
    writeFileSync(large, Buffer.alloc(MAX_UPLOAD_BYTES * 60, 'a,b\n'));
    const retries: string[] = [];
    const told = new VeoGenClient({ url, onRetry: ({ reason }) => retries.push(reason) });
    await expect(told.upload(large)).rejects.toMatchObject({ code: 'file_too_large', status: 413 });
    expect(retries).toEqual([]);
  });

  it('waits through a crash of the API, and hears everything once', async () => {
    const seen: Progress[] = [];
    const jobId = await whileNothingRuns(async () => {
      const accepted = await client.generate({ ...USERS, recordType: 'patient' });
      void client.waitFor(accepted.jobId, { onProgress: (now) => seen.push(now) }).then(
        (job) => (ended = job),
        (error: unknown) => (ended = error),
      );
      await until(() => seen.length > 0);
      const { api } = children();
      process.kill(api.pid, 'SIGKILL');
      await until(() => children().api.pid !== api.pid);
      return accepted.jobId;
    });
    let ended: unknown;
    await until(() => ended, { timeoutMs: 60_000 });
    expect(ended).toMatchObject({ jobId, status: 'completed' });
    const lives = seen.map(({ status }) => status).filter((status, i, all) => status !== all[i - 1]);
    expect(lives).toEqual(
      ['pending', 'in-progress', 'completed'].filter((status) => lives.includes(status as never)),
    );
    expect(lives.at(-1)).toBe('completed');
  });

  it('cancels, tells that apart from success, and runs the job again', async () => {
    const { jobId } = await whileNothingRuns(async () => {
      const accepted = await client.generate({ ...USERS, recordType: 'stopped' });
      await client.cancel(accepted.jobId);
      return accepted;
    });
    const error: unknown = await client.waitFor(jobId).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JobNotCompleted);
    expect((error as JobNotCompleted).job.status).toBe('cancelled');
    await expect(client.cancel(jobId)).rejects.toMatchObject({ code: 'job_already_ended' });
    await client.retry(jobId);
    expect((await client.waitFor(jobId)).status).toBe('completed');
  });

  it('says so when nobody answers', async () => {
    const nobody = new VeoGenClient({ url: `http://127.0.0.1:${await findFreePort()}`, patienceMs: 300 });
    await expect(nobody.status('x')).rejects.toThrow(VeoGenUnreachable);
  });
});

describe('veogen', () => {
  it('starts without what only some commands need', () => {
    const script = `
      process.stdout.write = () => true;
      require('./run-cli').runCli(['--help'], process).then(() => console.error(Object.keys(require.cache).join('\\n')));`;
    const { stderr } = spawnSync(process.execPath, ['-e', script], {
      cwd: join(ROOT, 'dist/apps/cli/src'),
      encoding: 'utf8',
    });
    const packages = stderr.match(/(?<=node_modules\/)(@[^/]+\/)?[^/]+/g) ?? [];
    expect([...new Set(packages)].sort()).toEqual(['commander', 'openapi-fetch']);
  });

  it('generates from stdin into a file, and tells programs all about it', async () => {
    const out = join(folder, 'new/users.ndjson.gz');
    const schema = JSON.stringify({ ...USERS, recordType: 'filed', mode: 'append' });
    const { code, stdout, stderr } = await run(
      ['generate', '-', '--count', '300', '--out', out, '--json'],
      {},
      schema,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(stdout) as Job & { file: object };
    expect(answer).toMatchObject({
      status: 'completed',
      result: { rows: 300, seed: 42 },
      file: { path: out, sha256: sha256(readFileSync(out)) },
    });
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('shows the way to people, and rows before they are written', async () => {
    const schema = JSON.stringify(USERS.fields);
    const shown = await run(['generate', schema, '--record-type', 'shown', '--seed', '42', '--preview', '2']);
    expect(shown.stdout).toMatch(/^shown, seed 42\nid +email +age\n.+\n.+\n$/);
    const accepted = await run(['generate', schema, '--record-type', 'shown', '--count', '10']);
    const [, jobId = ''] = /Follow it with {2}veogen jobs watch (\S+)/.exec(accepted.stdout) ?? [];
    const watched = await run(['jobs', 'watch', jobId]);
    expect(watched).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^generation shown completed: 10 rows/),
    });
    expect(
      (await run(['export', 'shown', '--fields', 'age,id', '--where', 'age:gte:0', '--out', '-'])).stdout,
    ).toMatch(/^age,id\r\n(\d+,[0-9a-f-]{36}\r\n){10}$/);
    const listed = await run(['jobs', 'list', '--record-type', 'shown', '--type', 'generation']);
    expect(listed.stdout.split('\n')[1]).toMatch(
      new RegExp(`^${jobId} +generation +shown +completed +10 of 10 records`),
    );
    expect((await run(['jobs', 'get', jobId])).stdout).toMatch(/^status +completed$/m);
  });

  it('uploads from stdin and makes rows of it', async () => {
    const args = ['upload', '-', '--name', 'p.csv', '--record-type', 'piped', '--wait', '--json'];
    const { code, stdout } = await run(args, {}, 'name,city\nAda,London\n');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'completed',
      result: { rows: 1 },
      file: { originalName: 'p.csv' },
    });
  });

  it('explains a schema that is wrong by its places, with exit code 3', async () => {
    const schema = JSON.stringify({
      ...USERS,
      fields: [
        { name: 'a', type: 'emial' },
        { name: 'b', type: 'integer', min: 'x' },
      ],
    });
    const { code, stdout, stderr } = await run(['generate', schema]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^Schema not valid \(422 invalid_schema\)\n {2}\/fields\/0\/type {2}.*"email"\?\n {2}\/fields\/1\/min /,
    );
    const { stdout: json } = await run(['generate', schema, '--json']);
    expect(JSON.parse(json)).toMatchObject({
      error: { code: 'invalid_schema', errors: [{ pointer: '/fields/0/type' }, {}] },
    });
  });

  it('has exit codes for cancelled, for too late, and for a service that is away', async () => {
    const schema = JSON.stringify({ ...USERS, recordType: 'codes' });
    const jobId = await whileNothingRuns(async () => {
      const late = await run(['generate', schema, '--timeout', '1ms', '--json']);
      expect(late).toMatchObject({
        code: 7,
        stderr: expect.stringMatching(/has not ended within 1 ms; it goes on/),
      });
      const { error } = JSON.parse(late.stdout) as { error: { code: string; jobId: string } };
      expect(error.code).toBe('timed_out');
      const watch = start(['jobs', 'watch', error.jobId]);
      expect(await run(['jobs', 'cancel', error.jobId])).toMatchObject({
        code: 0,
        stdout: `${error.jobId}  will stop\n`,
      });
      expect(await watch.ended()).toMatchObject({
        code: 6,
        stderr: expect.stringMatching(/was cancelled\nRun it again: veogen jobs retry/),
      });
      return error.jobId;
    });
    expect(await run(['jobs', 'retry', jobId, '--wait'])).toMatchObject({ code: 0 });
    const nobody = ['--url', `http://127.0.0.1:${await findFreePort()}`, '--patience', '0'];
    expect(await run([...nobody, 'jobs', 'list'])).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/does not answer \(.*ECONNREFUSED.*\)\nIs it running\? veogen serve/),
    });
  });

  it('lets go of a job at Ctrl-C, and says how to come back', async () => {
    await whileNothingRuns(async () => {
      const { jobId } = await client.generate({ ...USERS, recordType: 'interrupted' });
      const watch = start(['jobs', 'watch', jobId, '--patience', '1h']);
      await until(() => watch.stderr.includes('watching: pending'));
      watch.signal('SIGINT');
      const { code, stderr } = await watch.ended();
      expect(code).toBe(130);
      expect(stderr).toContain(`The job goes on. veogen jobs watch ${jobId}`);
      await client.cancel(jobId);
    });
  });

  it('migrates a database, and works on it', async () => {
    const fresh = await createEmptyDatabase();
    const environment = { DATABASE_URL: fresh.url, DATA_DIR: join(folder, 'second'), LOG_LEVEL: 'info' };
    try {
      const doctored = await run(['doctor', '--json'], {
        ...environment,
        VEOGEN_URL: '',
        WORKER_HEALTH_PORT: '0',
      });
      expect(doctored.code).toBe(1);
      expect(findings(doctored)).toMatchObject({
        database: { status: 'ok' },
        migrations: { status: 'failed', fix: expect.stringContaining('veogen migrate') },
        queue: { status: 'failed' },
      });
      const migrated = await run(['migrate', '--json'], environment);
      expect((JSON.parse(migrated.stdout) as { applied: string[] }).applied.length).toBeGreaterThan(5);
      expect(await run(['migrate'], environment)).toMatchObject({
        code: 0,
        stdout: 'The database is up to date.\n',
      });
      const worker = start(['worker', '--health-port', '0', '--json'], environment);
      await worker.printed(/"msg":"Worker is ready"/);
      worker.signal('SIGTERM');
      expect((await worker.ended()).code).toBe(0);
      expect(await run(['migrate'], { DATABASE_URL: 'mysql://x' })).toMatchObject({
        code: 78,
        stderr: expect.stringContaining('DATABASE_URL: must be'),
      });
    } finally {
      await fresh.drop();
    }
  });
});

describe('veogen doctor', () => {
  it('finds everything in order where it is, and looks at the running service', async () => {
    const environment = {
      DATABASE_URL: database.url,
      DATA_DIR: join(folder, 'data'),
      PORT: new URL(url).port,
      WORKER_HEALTH_PORT: '0',
    };
    const people = await run(['doctor'], environment);
    expect(people).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ok {2}api port +VeoGen .* listens at http/m),
    });
    expect(people.stdout).toMatch(/Everything is in order\.\n$/);
    const found = findings(await run(['doctor', '--json'], environment));
    for (const name of [
      'node',
      'settings',
      'disk',
      'database',
      'migrations',
      'clock',
      'queue',
      'storage',
      'service',
    ])
      expect([name, found[name]?.status]).toEqual([name, 'ok']);
  });

  it('says what to do about what is wrong, and is not kept waiting', async () => {
    const notAFolder = join(folder, 'file');
    writeFileSync(notAFolder, '');
    const environment = {
      DATABASE_URL: `postgres://u:hunter2@127.0.0.1:${await findFreePort()}/x`,
      QUEUE_URL: `redis://:hunter2@127.0.0.1:${await findFreePort()}`,
      STORAGE_URL: 'file:///dev/null',
      PORT: '0',
      WORKER_HEALTH_PORT: '0',
      DATA_DIR: notAFolder,
    };
    const ended = await run(
      ['doctor', '--json', '--url', `http://127.0.0.1:${await findFreePort()}`],
      environment,
    );
    expect(ended.code).toBe(1);
    const found = findings(ended);
    for (const name of ['disk', 'database', 'migrations', 'clock', 'queue', 'storage', 'service'])
      expect([name, found[name]]).toEqual([
        name,
        expect.objectContaining({ status: 'failed', fix: expect.any(String) }),
      ]);
    expect(ended.stdout).not.toContain('hunter2');
    const settings = await run(['doctor'], { DATABASE_URL: 'mysql://u:hunter2@x/y', PORT: 'seventy' });
    expect(settings.code).toBe(78);
    expect(settings.stdout).toMatch(/^NO {2}settings +.*PORT must be a whole number/m);
  });

  it('notices a Redis that may throw deliveries away', async () => {
    const redis = await startRedisServer(folder);
    if (redis === undefined) return;
    try {
      const environment = {
        DATABASE_URL: database.url,
        DATA_DIR: join(folder, 'data'),
        QUEUE_URL: redis.url,
        PORT: '0',
        WORKER_HEALTH_PORT: '0',
      };
      const connection = new Redis(redis.url);
      await connection.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const wrong = await run(['doctor', '--json'], { ...environment, VEOGEN_URL: '' });
      expect(findings(wrong)['queue']).toMatchObject({
        status: 'failed',
        fix: expect.stringContaining('noeviction'),
      });
      await connection.config('SET', 'maxmemory-policy', 'noeviction');
      connection.disconnect();
      const right = await run(['doctor', '--json'], environment);
      expect(findings(right)['queue']).toMatchObject({
        status: 'warning',
        detail: expect.stringContaining('noeviction, forgets'),
      });
    } finally {
      process.kill(redis.pid);
    }
  });
});

function findings({
  stdout,
}: Ended): Record<string, { status: string; detail: string; fix?: string } | undefined> {
  const { checks } = JSON.parse(stdout) as { checks: { name: string; status: string; detail: string }[] };
  return Object.fromEntries(checks.map(({ name, ...finding }) => [name, finding]));
}
