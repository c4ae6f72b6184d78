import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, migrationsDirectory } from '@app/database';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';

let database: TestDatabase;
let client: Client;

beforeEach(async () => {
  database = await createEmptyDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client?.end();
  await database?.drop();
});

const names = async (): Promise<string[]> =>
  (await readdir(migrationsDirectory(), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe('migrate', () => {
  it('applies each migration once, however many processes start at the same time', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url)));
    expect(applied.flat()).toEqual(await names());
    expect(await migrate(database.url)).toEqual([]);
  });

  it('makes an index without keeping writers waiting, while other processes wait to migrate', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'veogen-migrations-'));
    const write = async (name: string, sql: string): Promise<void> => {
      await mkdir(join(directory, name), { recursive: true });
      await writeFile(join(directory, name, 'migration.sql'), sql);
    };
    await write('1_table', 'CREATE TABLE numbers AS SELECT generate_series(1, 100000) AS n;');
    // Waits until nobody has a snapshot from before; who waits for us must not have one.
    await write('2_index', '-- CreateIndex\nCREATE INDEX CONCURRENTLY numbers_n_idx ON numbers (n);\n');
    try {
      const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, directory)));
      expect(applied.flat()).toEqual(['1_table', '2_index']);
      const { rows } = await client.query(
        `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 'numbers_n_idx'::regclass`,
      );
      expect(rows).toEqual([{ valid: true }]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('keeps the records that prisma migrate keeps', async () => {
    await migrate(database.url);
    const { rows } = await client.query('SELECT * FROM _prisma_migrations ORDER BY migration_name');
    const expected = await Promise.all(
      (await names()).map(async (name) => ({
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        migration_name: name,
        checksum: createHash('sha256')
          .update(await readFile(join(migrationsDirectory(), name, 'migration.sql')))
          .digest('hex'),
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      })),
    );
    expect(rows).toEqual(expected);
    const { rows: columns } = await client.query(
      `SELECT column_name AS name, data_type AS type, character_maximum_length AS length, is_nullable AS nullable
       FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    // As the schema engine of Prisma 7 creates the table.
    expect(
      columns.map(({ name, type, length, nullable }) => [name, type, length, nullable].join(' ')),
    ).toEqual([
      'id character varying 36 NO',
      'checksum character varying 64 NO',
      'finished_at timestamp with time zone  YES',
      'migration_name character varying 255 NO',
      'logs text  YES',
      'rolled_back_at timestamp with time zone  YES',
      'started_at timestamp with time zone  NO',
      'applied_steps_count integer  NO',
    ]);
  });

  it('does not touch a database of somebody else', async () => {
    await client.query('CREATE TABLE accounts (id int)');
    await expect(migrate(database.url)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringContaining('P3005'),
    });
    const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(rows).toEqual([{ tablename: 'accounts' }]);
  });

  it('says that the database is out of reach, and that it may be there later', async () => {
    const nowhere = new URL(database.url);
    nowhere.port = '1';
    await expect(migrate(nowhere.href)).rejects.toMatchObject({
      code: 'database_unavailable',
      retryable: true,
    });
  });
});

describe('a migration that fails', () => {
  let directory: string;
  const write = async (name: string, sql: string): Promise<void> => {
    await mkdir(join(directory, name), { recursive: true });
    await writeFile(join(directory, name, 'migration.sql'), sql);
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'veogen-migrations-'));
    await write('1_good', 'CREATE TABLE good (id int);');
    await write('2_bad', 'CREATE TABLE bad (id int); SELECT 1 / 0;');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('changes nothing, is written down, and stops those after it until somebody has looked', async () => {
    await write('3_never', 'CREATE TABLE never (id int);');
    await expect(migrate(database.url, directory)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(/2_bad.*division by zero/),
    });
    const { rows } = await client.query(
      `SELECT to_regclass('good') AS good, to_regclass('bad') AS bad, to_regclass('never') AS never`,
    );
    expect(rows).toEqual([{ good: 'good', bad: null, never: null }]);
    const { rows: records } = await client.query(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished, logs ~ 'division by zero' AS explained
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    expect(records).toEqual([
      { name: '1_good', finished: true, explained: null },
      { name: '2_bad', finished: false, explained: true },
    ]);
    await expect(migrate(database.url, directory)).rejects.toMatchObject({
      message: expect.stringMatching(/2_bad.*P3009/),
    });
  });

  it('is tried again once it is repaired and marked as rolled back', async () => {
    await expect(migrate(database.url, directory)).rejects.toThrow();
    await write('2_bad', 'CREATE TABLE bad (id int);');
    // What `prisma migrate resolve --rolled-back 2_bad` does.
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_bad'`);
    expect(await migrate(database.url, directory)).toEqual(['2_bad']);
    expect(await migrate(database.url, directory)).toEqual([]);
  });
});
