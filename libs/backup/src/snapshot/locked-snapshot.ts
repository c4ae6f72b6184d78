import type { PoolClient } from '@app/database';

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
const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';
const LOCK_NOT_AVAILABLE = '55P03';

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
export async function listTables(client: Pick<PoolClient, 'query'>): Promise<Table[]> {
  return (await client.query<Table>(TABLES, [[...WITHOUT_SCHEMAS]])).rows;
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
 * @param before the tables as another transaction has just seen them
 * @throws TablesChanged when they are others by now
 */
export async function takeLockedSnapshot(
  client: PoolClient,
  before: readonly Table[],
): Promise<LockedSnapshot> {
  // Set for the transaction, and before a statement that fixes the snapshot.
  await client.query(
    `SET LOCAL lock_timeout = '${LOCK_PATIENCE}'; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL statement_timeout = 0; SET LOCAL jit = off;`,
  );
  for (let from = 0; from < before.length; from += BATCH) {
    const names = before.slice(from, from + BATCH).map(quoted);
    try {
      await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === UNDEFINED_TABLE || code === UNDEFINED_SCHEMA || code === LOCK_NOT_AVAILABLE)
        throw new TablesChanged();
      throw error;
    }
  }
  const { rows } = await client.query<{ name: string; at: Date }>(
    'SELECT pg_export_snapshot() AS name, now() AS at',
  );
  const tables = await listTables(client);
  if (JSON.stringify(tables) !== JSON.stringify(before)) throw new TablesChanged();
  return { ...(rows[0] as { name: string; at: Date }), tables };
}

export function quoted({ schema, name }: Table): string {
  return [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
