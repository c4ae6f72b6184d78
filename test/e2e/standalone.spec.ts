import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity } from '../../apps/standalone/src/instance/process-identity';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { until } from '../setup/until';
import { Program } from './programs/program';

jest.setTimeout(120_000);

interface Lock {
  children: ProcessIdentity[];
}

let dataDir: string;
const programs: Program[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'veogen-standalone-'));
});
afterAll(async () => {
  for (const program of programs) program.signal('SIGTERM');
  await Promise.all(programs.map((program) => program.ended()));
  rmSync(dataDir, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}, entry: 'main' | 'migrate' = 'main'): Program {
  const program = new Program(entry, { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...environment });
  programs.push(program);
  return program;
}

const readLock = (): Lock => JSON.parse(readFileSync(join(dataDir, 'instance.lock'), 'utf8')) as Lock;
const ready = async (program: Program): Promise<string> => {
  const [, origin] = await program.printed(/(http:\/\/127\.0\.0\.1:\d+)\/ {3,}state of the service[^]*Stop/);
  return origin ?? '';
};
const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

describe('npm start', () => {
  it('says that the port is taken and the command that works, without starting anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, stderr } = await start({ PORT: String(port) }).ended();
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`Port ${port} is in use by another program\\. Retry: PORT=\\d+ npm start\n`),
    );
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
  });

  it('lists everything that is wrong with the configuration and exits with 78', async () => {
    const { code, stderr } = await start({ PORT: 'x', CHUNK_ROWS: '1' }).ended();
    expect(code).toBe(78);
    expect(stderr).toMatch(/The configuration is wrong:\n {2}PORT: .*\n {2}CHUNK_ROWS: /);
  });

  it('says that the database of DATABASE_URL is out of reach', async () => {
    const { code, stderr } = await start({
      DATABASE_URL: `postgres://127.0.0.1:${await findFreePort()}/veogen`,
    }).ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database cannot be reached.*ECONNREFUSED.*Check DATABASE_URL\.$/m);
  });

  // From here on one test goes on where the one before has ended: a start is the dearest of all that is done here.
  let program: Program;
  let origin: string;
  const postmaster = (): number =>
    Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

  it('serves, and tells a second start where it is', async () => {
    program = start();
    origin = await ready(program);
    expect(program.stdout).toMatch(/ok {2}PostgreSQL 18\.\d+ .* new database/);
    expect(await answers(origin)).toBe(true);
    expect(readLock().children).toHaveLength(2);

    const second = await start().ended();
    expect(second).toMatchObject({
      code: 0,
      stdout: `VeoGen is already running here (pid ${program.pid}): ${origin}\n`,
    });
  });

  it('starts a part again that was killed', async () => {
    const [api, worker] = readLock().children;
    process.kill(api?.pid ?? 0, 'SIGKILL');
    await program.printed(/The API ended unexpectedly \(signal SIGKILL\); starting it again\./);
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    await program.printed(/The worker ended unexpectedly/);
    await until(() => answers(origin), { what: 'the API answers again' });
    const killed = [api?.pid, worker?.pid];
    await until(() => readLock().children.every((child) => isRunning(child) && !killed.includes(child.pid)), {
      what: 'both are others',
    });
  });

  it('leaves no api and no worker behind when it is killed, and takes the database over at the next start', async () => {
    const { children } = readLock();
    program.signal('SIGKILL');
    await program.ended();

    program = start();
    origin = await ready(program);
    expect(children.filter(isRunning)).toEqual([]);
    expect(program.stdout).toMatch(/PostgreSQL 18\.\d+ .* existing database/);
    expect(await answers(origin)).toBe(true);
  });

  it('stops everything at SIGINT', async () => {
    const { children } = readLock();
    const database = postmaster();
    expect(children).toHaveLength(2);
    program.signal('SIGINT');
    expect((await program.ended()).code).toBe(0);
    expect(children.filter(isRunning)).toEqual([]);
    expect(isRunning({ pid: database })).toBe(false);
    expect(existsSync(join(dataDir, 'instance.lock'))).toBe(false);
    expect(await answers(origin)).toBe(false);
  });
});
