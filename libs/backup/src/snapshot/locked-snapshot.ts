import type { PoolClient, Queryable } from '@app/database';

/** A table, by schema and name. */
export interface Table {
  schema: string;
  name: string;
}

/** The queue's own tables are left out: a queue is filled again from the jobs. */
export const WITHOUT_SCHEMAS = ['bullmq'] as const;

/** A table was made or dropped between two looks; the next attempt sees it, or does not. */
export class TablesChanged extends Error {}

const LOCK_PATIENCE = '2s';
/** Tables that are locked by one statement. */
const BATCH = 500;
const LOOKS = 50;
/** undefined_table, invalid_schema_name, lock_not_available */
const GONE_OR_TAKEN: ReadonlySet<string> = new Set(['42P01', '3F000', '55P03']);

/** Tables with rows of their own that do not belong to an extension: those whose rows pg_dump dumps. */
const TABLES = `
  SELECT nspname AS schema, relname AS name
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE relkind = 'r' AND relpersistence <> 't' AND nspname <> ALL ($1)
    AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    AND NOT EXISTS (
      SELECT FROM pg_depend
      WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
  ORDER BY nspname COLLATE "C", relname COLLATE "C"`;

/** All tables, in the order of their names. */
export async function listTables(client: Queryable): Promise<Table[]> {
  const { rows } = await client.query<Table & { [column: string]: unknown }>(TABLES, [[...WITHOUT_SCHEMAS]]);
  return rows.map(({ schema, name }) => ({ schema, name }));
}

export interface LockedSnapshot {
  /** For `pg_dump --snapshot`, for as long as the transaction lasts. */
  name: string;
  at: Date;
  tables: Table[];
}

/**
 * Makes the transaction of `client`, which has done nothing yet, the one view of the database that pg_dump and our own
 * questions share, and keeps its tables from being dropped.
 *
 * The locks come first: pg_dump would fail on a table that was dropped between the snapshot and its own locks, which
 * happens all the time while datasets are replaced.
 *
 * @param look lists the tables in another transaction: a question in this one would fix the snapshot
 * @throws TablesChanged when tables come and go too quickly
 */
export async function takeLockedSnapshot(
  client: PoolClient,
  look: () => Promise<Table[]>,
): Promise<LockedSnapshot> {
  await client.query(
    `SET LOCAL lock_timeout = '${LOCK_PATIENCE}'; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL statement_timeout = 0; SET LOCAL jit = off;`,
  );
  const locked = new Set<string>();
  const unlocked = (tables: readonly Table[]): Table[] =>
    tables.filter((table) => !locked.has(quoted(table)));
  for (let looks = 1; ; looks++) {
    const missing = unlocked(await look());
    if (missing.length === 0) break;
    if (looks > LOOKS) throw new TablesChanged();
    await lockTables(client, missing, locked);
  }
  const { rows } = await client.query<{ name: string; at: Date }>(
    'SELECT pg_export_snapshot() AS name, now() AS at',
  );
  const tables = await listTables(client);
  // Made since the last look.
  await lockTables(client, unlocked(tables), locked);
  if (unlocked(tables).length > 0) throw new TablesChanged();
  return { ...(rows[0] as { name: string; at: Date }), tables };
}

/** Locks those that are still there, and adds them to `locked`: batch by batch, all of a batch or none. */
async function lockTables(client: PoolClient, tables: readonly Table[], locked: Set<string>): Promise<void> {
  for (let from = 0; from < tables.length; from += BATCH) {
    const names = tables.slice(from, from + BATCH).map(quoted);
    await client.query('SAVEPOINT before_locks');
    try {
      await client.query(
        `LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE; RELEASE SAVEPOINT before_locks`,
      );
      for (const name of names) locked.add(name);
    } catch (error) {
      if (!GONE_OR_TAKEN.has((error as { code?: string }).code ?? '')) throw error;
      await client.query('ROLLBACK TO SAVEPOINT before_locks; RELEASE SAVEPOINT before_locks');
    }
  }
}

export function quoted({ schema, name }: Table): string {
  return [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
