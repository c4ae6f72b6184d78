import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { to as copyTo } from 'pg-copy-streams';
import { Database, type PoolClient } from '@app/database';
import { compileSelection, type CompiledSelection } from './compile-selection';
import { readColumns } from './dataset-columns';
import { isUndefinedTable, tableName } from './dataset-table';
import { DatasetNotFound } from './datasets.errors';
import type { Selection } from './selection';

/** Rows of one unchanging view of a dataset. */
export interface SnapshotRows {
  columns: CompiledSelection['columns'];
  /** How many rows there will be, where that is known beforehand: without filters. */
  expected: number | undefined;
  /** COPY binary, as PostgreSQL sends it. */
  bytes: Readable;
}

/** Reads datasets as streams, each from one snapshot: what others write meanwhile is not seen. */
@Injectable()
export class DatasetSnapshots {
  constructor(private readonly database: Database) {}

  /** Whether the selection fits the dataset as it is now. @throws DatasetNotFound InvalidSelection */
  async check(selection: Selection): Promise<void> {
    const columns = await readColumns(this.database, selection.recordType);
    if (columns.length === 0) throw new DatasetNotFound(selection.recordType);
    compileSelection(selection, columns);
  }

  /**
   * Opens a snapshot and lets `read` consume its rows to the end; the snapshot lasts until then, or until
   * `signal`.
   * @throws DatasetNotFound InvalidSelection
   */
  read<T>(selection: Selection, read: (rows: SnapshotRows) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.within(selection.recordType, (client) => streamRows(client, selection, read), signal);
  }

  /** Lets `work` look at a dataset as it is at one moment. @throws DatasetNotFound */
  within<T>(recordType: string, work: (client: PoolClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.database.bulkTransaction(
      async (client) => {
        await lockAgainstReplacement(client, recordType);
        return work(client);
      },
      { snapshot: true, signal },
    );
  }
}

/** Lets `read` consume the rows to the end, within the snapshot of the caller. @throws InvalidSelection */
export async function streamRows<T>(
  client: PoolClient,
  selection: Selection,
  read: (rows: SnapshotRows) => Promise<T>,
): Promise<T> {
  const { columns, query } = compileSelection(selection, await readColumns(client, selection.recordType));
  // The rows lie in key order: walking the index streams at once, sorting would need the whole first.
  await client.query('SET LOCAL enable_sort = off; SET LOCAL jit = off');
  const expected = await expectedRows(client, selection);
  const bytes = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  try {
    return await read({ columns, expected, bytes });
  } finally {
    bytes.destroy();
  }
}

/**
 * LOCK comes before the first query, which fixes the snapshot: a table put in place after that would be found by
 * name, and its rows would be invisible.
 */
async function lockAgainstReplacement(client: PoolClient, recordType: string): Promise<void> {
  try {
    await client.query(`LOCK TABLE ${tableName('datasets', recordType)} IN ACCESS SHARE MODE`);
  } catch (error) {
    throw isUndefinedTable(error) ? new DatasetNotFound(recordType) : error;
  }
}

async function expectedRows(
  client: PoolClient,
  { recordType, filters, page }: Selection,
): Promise<number | undefined> {
  if (filters !== undefined || page !== undefined) return undefined;
  const { rows } = await client.query<{ count: number }>(
    'SELECT row_count AS count FROM datasets WHERE record_type = $1',
    [recordType],
  );
  return rows[0]?.count;
}
