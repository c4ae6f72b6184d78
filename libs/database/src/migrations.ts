import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { MigrationFailed, translateDatabaseError } from './database.errors';

/** The advisory lock that `prisma migrate` takes, so that it and we never run together. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/** Milliseconds between two attempts to take it. */
const LOCK_LOOK_MS = 100;

const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The folder `prisma/migrations`, found from the sources as well as from the build. */
export function migrationsDirectory(): string {
  for (let directory = __dirname; directory !== dirname(directory); directory = dirname(directory)) {
    const candidate = join(directory, 'prisma', 'migrations');
    if (existsSync(candidate)) return candidate;
  }
  throw new MigrationFailed('The folder prisma/migrations is missing from this installation');
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Asks again and again instead of waiting in the server: a statement that waits has a snapshot, and whoever has the lock
 * and makes an index CONCURRENTLY waits for all snapshots to go. PostgreSQL would end either.
 */
async function takeMigrationLock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      PRISMA_MIGRATE_LOCK,
    ]);
    if (rows[0]?.taken === true) return;
    await delay(LOCK_LOOK_MS);
  }
}

async function refuseForeignDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ tracked: boolean; tables: number }>(`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS tracked,
           (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`);
  if (rows[0] !== undefined && !rows[0].tracked && rows[0].tables > 0) {
    throw new MigrationFailed(
      'The database is not empty and was not made by VeoGen (P3005). Give it a database of its own.',
    );
  }
}

async function appliedMigrations(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`);
  const unfinished = rows.find((row) => !row.finished);
  if (unfinished !== undefined) {
    throw new MigrationFailed(
      `The migration ${unfinished.name} failed earlier and was not resolved (P3009). ` +
        `Repair the database, then run: npx prisma migrate resolve --rolled-back ${unfinished.name}`,
    );
  }
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    migration.checksum,
    migration.name,
  ]);
  try {
    // One simple query: PostgreSQL runs the whole file in one implicit transaction.
    await client.query(migration.sql);
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new MigrationFailed(`The migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = applied_steps_count + 1 WHERE id = $1',
    [id],
  );
}

/**
 * Applies what is missing of `prisma/migrations` and keeps the very same records as `prisma migrate deploy`,
 * whose engine cannot be installed from npm alone. Any number of processes may call it at once.
 * @returns the names of the migrations that this call applied
 * @throws MigrationFailed DatabaseUnavailable
 */
export async function migrate(url: string, directory: string = migrationsDirectory()): Promise<string[]> {
  const client = new Client({
    connectionString: url,
    application_name: 'veogen migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await takeMigrationLock(client);
    await refuseForeignDatabase(client);
    await client.query(MIGRATIONS_TABLE);
    const applied = await appliedMigrations(client);
    const pending = (await readMigrations(directory)).filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migrations that this version of the code needs and the database does not have. */
export async function pendingMigrations(
  query: (sql: string) => Promise<{ rows: { name: string }[] }>,
  directory: string = migrationsDirectory(),
): Promise<string[]> {
  const { rows } = await query(`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  const applied = new Set(rows.map((row) => row.name));
  return (await readMigrations(directory)).map(({ name }) => name).filter((name) => !applied.has(name));
}
