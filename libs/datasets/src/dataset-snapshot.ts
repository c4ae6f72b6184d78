import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { to as copyTo } from 'pg-copy-streams';
import { Database, type PoolClient, type Queryable } from '@app/database';
import { compileSelection, type CompiledSelection } from './compile-selection';
import { readColumns } from './dataset-columns';
import { apiName, isUndefinedTable, tableName, type TableColumn } from './dataset-table';
import { DatasetNotFound } from './datasets.errors';
import type { Selection } from './selection';

/** Rows of one unchanging view of a dataset. */
export interface SnapshotRows {
  columns: CompiledSelection['columns'];
  /** COPY binary, as PostgreSQL sends it. */
  bytes: Readable;
}

/** The rows lie in key order: walking the index streams at once, sorting would need the whole first. */
export const READ_IN_ORDER = 'SET LOCAL enable_sort = off; SET LOCAL jit = off';

/** Reads datasets as streams, each from one snapshot: what others write meanwhile is not seen. */
@Injectable()
export class DatasetSnapshots {
  constructor(private readonly database: Database) {}

  /**
   * Whether the selection fits the dataset as it is now.
   * @returns all columns that there are, under the names of the API
   * @throws DatasetNotFound InvalidSelection
   */
  async check(selection: Selection): Promise<TableColumn[]> {
    const columns = await readColumns(this.database, selection.recordType);
    if (columns.length === 0) throw new DatasetNotFound(selection.recordType);
    compileSelection(selection, columns);
    return columns.map(asField);
  }

  /** Lets `work` look at datasets as they are at one moment. @throws DatasetNotFound */
  within<T>(
    recordTypes: string | readonly string[],
    work: (client: PoolClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.database.bulkTransaction(
      async (client) => {
        await lockAgainstReplacement(client, [recordTypes].flat());
        return work(client);
      },
      { snapshot: true, signal },
    );
  }
}

/** All columns of a dataset, under the names of the API. */
export async function readDatasetFields(client: Queryable, recordType: string): Promise<TableColumn[]> {
  return (await readColumns(client, recordType)).map(asField);
}

function asField({ name, type }: TableColumn): TableColumn {
  return { name: apiName(name), type };
}

/** Lets `read` consume the rows to the end, within the snapshot of the caller. @throws InvalidSelection */
export async function streamRows<T>(
  client: PoolClient,
  selection: Selection,
  read: (rows: SnapshotRows) => Promise<T>,
): Promise<T> {
  const { columns, query } = compileSelection(selection, await readColumns(client, selection.recordType));
  await client.query(READ_IN_ORDER);
  const bytes = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  try {
    return await read({ columns, bytes });
  } finally {
    bytes.destroy();
  }
}

/**
 * LOCK comes before the first query, which fixes the snapshot: a table put in place after that would be found by
 * name, and its rows would be invisible. In the order in which several are replaced, so that nobody waits in a circle.
 */
async function lockAgainstReplacement(client: PoolClient, recordTypes: readonly string[]): Promise<void> {
  for (const recordType of [...recordTypes].sort()) {
    try {
      await client.query(`LOCK TABLE ${tableName('datasets', recordType)} IN ACCESS SHARE MODE`);
    } catch (error) {
      throw isUndefinedTable(error) ? new DatasetNotFound(recordType) : error;
    }
  }
}

/** How many rows the selections have together, where that is known beforehand: without filters. */
export async function expectedRows(
  client: Queryable,
  selections: readonly Selection[],
): Promise<number | undefined> {
  if (selections.some(({ filters, sample }) => filters !== undefined || sample !== undefined))
    return undefined;
  const { rows } = await client.query<{ recordType: string; count: number }>(
    'SELECT record_type AS "recordType", row_count AS count FROM datasets WHERE record_type = ANY($1)',
    [selections.map(({ recordType }) => recordType)],
  );
  const counts = new Map(rows.map(({ recordType, count }) => [recordType, count]));
  return selections.reduce(
    (sum, { recordType, limit = Infinity }) => sum + Math.min(counts.get(recordType) ?? 0, limit),
    0,
  );
}
