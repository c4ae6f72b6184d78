import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Client } from 'pg';
import { EmbeddedPostgresInUse, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { isAlive } from './process-table';

const FAST = { fsync: 'off' };

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

let server: EmbeddedPostgres | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('startEmbeddedPostgres in a new folder', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'veogen-postgres-'));
  });
  afterEach(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('creates a database that the next start finds again', async () => {
    server = await startEmbeddedPostgres({ dataDir, settings: FAST });
    expect(server.created).toBe(true);
    expect(server.version).toMatch(/^18\./);
    await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await server.stop();
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow();

    server = await startEmbeddedPostgres({ dataDir, settings: FAST });
    expect(server.created).toBe(false);
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('never touches a folder that looks like something else', async () => {
    mkdirSync(join(dataDir, 'cluster'));
    writeFileSync(join(dataDir, 'cluster', 'precious'), 'data');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /is not empty and holds no PostgreSQL database/,
    );
    expect(readdirSync(join(dataDir, 'cluster'))).toEqual(['precious']);
  });
});

describe('startEmbeddedPostgres in a folder that has a database', () => {
  let dataDir: string;
  let other: ChildProcess | undefined;

  // Making a database takes longer than all that is done with it, and none of these tests spoils it for the next.
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'veogen-postgres-'));
    await (await startEmbeddedPostgres({ dataDir, settings: FAST })).stop();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  afterEach(() => {
    other?.kill('SIGKILL');
    other = undefined;
  });

  /** Starts the database from another process, which then waits to be killed. */
  async function startElsewhere(): Promise<string> {
    const program = `
      require(${JSON.stringify(join(__dirname, 'embedded-postgres.ts'))})
        .startEmbeddedPostgres(${JSON.stringify({ dataDir, settings: FAST })})
        .then(({ url }) => { console.log(url); setInterval(() => {}, 60_000); });`;
    other = spawn(process.execPath, ['-r', '@swc-node/register', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: other.stdout! });
    const [url] = (await once(lines, 'line')) as [string];
    return url;
  }

  it('lets nobody in without the password, which only its owner can read', async () => {
    server = await startEmbeddedPostgres({ dataDir, settings: FAST, database: 'another name' });
    expect(await query(server.url, 'SELECT current_database()')).toEqual(['another name']);
    expect(statSync(join(dataDir, 'password')).mode & 0o077).toBe(0);
    const url = new URL(server.url);
    url.password = 'postgres';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('refuses a database that a live process runs, and takes it over when that was killed', async () => {
    const url = await startElsewhere();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(EmbeddedPostgresInUse);

    other!.kill('SIGKILL');
    await once(other!, 'exit');
    const log: string[] = [];
    server = await startEmbeddedPostgres({ dataDir, log: (line) => log.push(line) });
    expect(log).toEqual(['Taking over the PostgreSQL server that was left running']);
    expect(server.url).toBe(url);
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([42]);
    await server.stop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow();
  });

  it('starts although the number in a stale postmaster.pid is now another process', async () => {
    server = await startEmbeddedPostgres({ dataDir, settings: FAST });
    await server.stop();
    const stale = [process.pid, join(dataDir, 'cluster'), 1, server.port, '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${stale.join('\n')}\n`);
    expect(isAlive(process.pid)).toBe(true);

    server = await startEmbeddedPostgres({ dataDir, settings: FAST });
    expect(await query(server.url, 'SELECT 1')).toEqual([1]);
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    try {
      await expect(startEmbeddedPostgres({ dataDir, port, settings: FAST })).rejects.toThrow(
        `Port ${port} of 127.0.0.1 is in use by another program.`,
      );
    } finally {
      taken.close();
    }
  });
});
