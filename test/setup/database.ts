import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '@app/database';

export { until, type UntilOptions } from './until';

export interface TestDatabase {
  /** Connection URL of a fresh, migrated database. */
  readonly url: string;
  /** Removes the database, ending whatever is still connected to it. Safe to call twice. */
  drop(): Promise<void>;
}

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) {
    throw new Error(
      'TEST_DATABASE_URL is not set: run this with jest --selectProjects integration (or e2e).',
    );
  }
  return url;
}

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: urlOf(name),
    drop: () =>
      asAdmin(async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Migrated once for each server, by whichever spec file comes first. */
const MIGRATED = 'veogen_migrated';
/** Any number that nobody else locks in the database of the server's administrator. */
const MIGRATED_LOCK = 3_141_592;

/** The database with every migration applied that others are copies of: a copy takes a tenth of the time. */
let migratedTemplate: Promise<string> | undefined;

function makeMigratedTemplate(): Promise<string> {
  return asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [MIGRATED_LOCK]);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [MIGRATED]);
    if (rowCount !== 0) return MIGRATED;
    // Under another name until it is complete; a process that died on the way may have left it.
    await admin.query(`DROP DATABASE IF EXISTS ${MIGRATED}_new WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${MIGRATED}_new`);
    await migrate(urlOf(`${MIGRATED}_new`));
    await admin.query(`ALTER DATABASE ${MIGRATED}_new RENAME TO ${MIGRATED}`);
    return MIGRATED;
  });
}

/** A database without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template1');
}

/** A database of its own for a spec file, with every migration applied. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(await (migratedTemplate ??= makeMigratedTemplate()));
}
