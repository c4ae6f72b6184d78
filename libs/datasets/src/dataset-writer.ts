import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { from as copyFrom } from 'pg-copy-streams';
import type { PoolClient } from '@app/database';
import { pipeTo } from '@app/streams';
import { assertAppendable, type DatasetHead, type DatasetSchema, type WriteMode } from './dataset';
import { lockRecordType } from './dataset-lock';
import {
  copyInStatement,
  createTableStatement,
  isUndefinedTable,
  quoteIdentifier,
  SYSTEM_COLUMNS,
  tableName,
  type DatasetSchemaName,
  type TableColumn,
} from './dataset-table';
import { DatasetExists, DatasetReplaced } from './datasets.errors';
import type { ReceiptChunk } from './receipts/blocks';
import { addReceiptChunk, removeReceipt, removeReceiptOfJob } from './receipts/receipt-store';

/** A range of row numbers in a table that belongs to one job alone. */
export interface Reservation {
  schema: DatasetSchemaName;
  /** Name of the table in that schema. */
  table: string;
  firstRow: number;
  count: number;
  seed: number;
  /** Of the dataset whose rows are reserved, or will be; `null` for staging of before there were receipts. */
  incarnation: string | null;
}

interface ReservableDataset extends DatasetHead {
  incarnation: string;
}

/**
 * Writes rows into record types. Rows for `append` go straight into the dataset, chunk by chunk. Rows for `replace`
 * and `create` go into a table of their own, which takes its place when it is complete: readers see all of the old
 * rows or all of the new ones.
 */
@Injectable()
export class DatasetWriter {
  /**
   * Reserves row numbers, within the caller's transaction.
   * @param seed of the request; `null` takes the dataset's own, or `freshSeed` where there is none yet
   * @throws DatasetExists DatasetSchemaConflict DatasetSeedConflict
   */
  async reserve(
    client: PoolClient,
    request: {
      jobId: string;
      mode: WriteMode;
      schema: DatasetSchema;
      columns: readonly TableColumn[];
      count: number;
      seed: number | null;
      freshSeed: number;
    },
  ): Promise<Reservation> {
    const { jobId, mode, schema, columns, count } = request;
    await lockRecordType(client, schema.recordType);
    const existing = await readHead(client, schema.recordType);
    if (mode === 'append') {
      const seed = request.seed ?? existing?.seed ?? request.freshSeed;
      if (existing === undefined) await createDataset(client, schema, columns, seed);
      else assertAppendable(schema, existing, seed);
      const taken = await takeRows(client, schema.recordType, count);
      return { schema: 'datasets', table: schema.recordType, count, seed, ...taken };
    }
    if (mode === 'create' && existing !== undefined) throw new DatasetExists(schema.recordType);
    await client.query(createTableStatement(tableName('staging', jobId), columns));
    return {
      schema: 'staging',
      table: jobId,
      firstRow: 0,
      count,
      seed: request.seed ?? request.freshSeed,
      incarnation: randomUUID(),
    };
  }

  /**
   * Sends rows as COPY binary, within the caller's transaction.
   * @throws DatasetReplaced
   */
  async copyIn(
    client: PoolClient,
    reservation: Reservation,
    columns: readonly TableColumn[],
    bytes: Iterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<void> {
    const table = tableName(reservation.schema, reservation.table);
    await lockReserved(client, reservation);
    const statement = copyInStatement(table, columns);
    const copy = client.query(copyFrom(statement));
    await pipeTo([Readable.from(bytes, { objectMode: true, highWaterMark: 1 }), copy], { signal });
  }

  /** Counts and remembers rows, within the transaction that wrote them. */
  async record(client: PoolClient, reservation: Reservation, chunk: ReceiptChunk): Promise<void> {
    const { incarnation } = reservation;
    // A job that was begun before there were receipts: what it leaves has none.
    if (incarnation !== null) await addReceiptChunk(client, incarnation, chunk);
    if (reservation.schema === 'staging') return;
    await client.query(
      'UPDATE datasets SET row_count = row_count + $2, updated_at = now() WHERE record_type = $1',
      [reservation.table, chunk.rowCount],
    );
  }

  /** Puts a complete staging table in the place of the dataset, within the caller's transaction. @throws DatasetExists */
  async publish(
    client: PoolClient,
    mode: WriteMode,
    schema: DatasetSchema,
    reservation: Reservation,
  ): Promise<void> {
    if (reservation.schema === 'datasets') return;
    const { recordType } = schema;
    await lockRecordType(client, recordType);
    if (mode === 'create' && (await readHead(client, recordType)) !== undefined)
      throw new DatasetExists(recordType);
    await client.query(`DROP TABLE IF EXISTS ${tableName('datasets', recordType)}`);
    await client.query(`ALTER TABLE ${tableName('staging', reservation.table)} SET SCHEMA datasets`);
    await client.query(
      `ALTER TABLE ${tableName('datasets', reservation.table)} RENAME TO ${quoteIdentifier(recordType)}`,
    );
    await removeReceipt(client, recordType);
    await client.query(
      `INSERT INTO datasets (${HEAD_COLUMNS}, row_count, next_row, incarnation)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, coalesce($10, gen_random_uuid()))
       ON CONFLICT (record_type) DO UPDATE SET
         fields = excluded.fields, correlation = excluded.correlation, series = excluded.series,
         schema_hash = excluded.schema_hash, locale = excluded.locale, seed = excluded.seed,
         engine_version = excluded.engine_version, row_count = excluded.row_count, next_row = excluded.next_row,
         incarnation = excluded.incarnation, updated_at = now()`,
      [...headValues(schema, reservation.seed), reservation.count, reservation.incarnation],
    );
  }

  /** Removes the rows that a job wrote and that must not stay, within the caller's transaction. */
  async discard(client: PoolClient, reservation: Reservation, jobId: string): Promise<void> {
    if (reservation.schema === 'staging') {
      await client.query(`DROP TABLE IF EXISTS ${tableName('staging', reservation.table)}`);
      await removeReceiptOfJob(client, reservation.incarnation, jobId);
      return;
    }
    await lockRecordType(client, reservation.table);
    const existing = await readHead(client, reservation.table);
    if (existing?.incarnation !== reservation.incarnation) return;
    // The range finds the rows through the primary key; the job makes sure that they are its own.
    const { rowCount } = await client.query(
      `DELETE FROM ${tableName('datasets', reservation.table)}
       WHERE "${SYSTEM_COLUMNS.row}" >= $1 AND "${SYSTEM_COLUMNS.row}" < $2 AND "${SYSTEM_COLUMNS.job}" = $3`,
      [reservation.firstRow, reservation.firstRow + reservation.count, jobId],
    );
    await removeReceiptOfJob(client, reservation.incarnation, jobId);
    await client.query(
      'UPDATE datasets SET row_count = row_count - $2, updated_at = now() WHERE record_type = $1',
      [reservation.table, rowCount ?? 0],
    );
  }
}

/**
 * Keeps the table from being replaced or dropped until the transaction ends, and makes sure that this has not
 * happened already. The lock comes first: it waits for a replacement under way, and then the check sees it.
 */
async function lockReserved(client: PoolClient, { schema, table, incarnation }: Reservation): Promise<void> {
  if (schema === 'staging') return;
  try {
    await client.query(`LOCK TABLE ${tableName(schema, table)} IN ROW EXCLUSIVE MODE`);
  } catch (error) {
    throw isUndefinedTable(error) ? new DatasetReplaced(table) : error;
  }
  const existing = await readHead(client, table);
  if (existing?.incarnation !== incarnation) throw new DatasetReplaced(table);
}

async function readHead(client: PoolClient, recordType: string): Promise<ReservableDataset | undefined> {
  const { rows } = await client.query<ReservableDataset>(
    'SELECT schema_hash AS "schemaHash", seed, engine_version AS "engineVersion", incarnation FROM datasets WHERE record_type = $1',
    [recordType],
  );
  return rows[0];
}

async function createDataset(
  client: PoolClient,
  schema: DatasetSchema,
  columns: readonly TableColumn[],
  seed: number,
): Promise<void> {
  await client.query(createTableStatement(tableName('datasets', schema.recordType), columns));
  await client.query(
    `INSERT INTO datasets (${HEAD_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    headValues(schema, seed),
  );
}

const HEAD_COLUMNS = 'record_type, fields, correlation, series, schema_hash, locale, seed, engine_version';

/** The values of {@link HEAD_COLUMNS}. */
function headValues(schema: DatasetSchema, seed: number): unknown[] {
  const { recordType, fields, correlation, series, schemaHash, locale, engineVersion } = schema;
  const json = [fields, correlation, series].map((part) =>
    part === undefined ? null : JSON.stringify(part),
  );
  return [recordType, ...json, schemaHash, locale, seed, engineVersion];
}

async function takeRows(
  client: PoolClient,
  recordType: string,
  count: number,
): Promise<Pick<Reservation, 'firstRow' | 'incarnation'>> {
  const { rows } = await client.query<{ firstRow: number; incarnation: string }>(
    `UPDATE datasets SET next_row = next_row + $2 WHERE record_type = $1
     RETURNING next_row - $2 AS "firstRow", incarnation`,
    [recordType, count],
  );
  return rows[0] as { firstRow: number; incarnation: string };
}
