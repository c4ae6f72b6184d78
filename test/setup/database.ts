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

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** A database of its own for a spec file, with every migration applied. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  try {
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}
