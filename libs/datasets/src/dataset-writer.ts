import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { from as copyFrom } from 'pg-copy-streams';
import type { PoolClient } from '@app/database';
import type { ReferenceTargets } from '@app/engine';
import { pipeTo } from '@app/streams';
import { assertAppendable, type DatasetHead, type DatasetSchema, type WriteMode } from './dataset';
import { lockRecordType } from './dataset-lock';
import { assertOwnDatasets } from './dataset-owner';
import {
  copyInStatement,
  createTableStatement,
  isLockNotAvailable,
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

/** Shorter than the second after which PostgreSQL looks for deadlocks. */
const LOCK_PATIENCE_MS = 200;

/** A range of row numbers in a table that belongs to one job alone. */
export interface Reservation<Seed extends number | null = number> {
  schema: DatasetSchemaName;
  /** Name of the table in that schema. */
  table: string;
  firstRow: number;
  count: number;
  /** `null` for rows that come from a file. */
  seed: Seed;
  /** Of the dataset whose rows are reserved, or will be; `null` for staging of before there were receipts. */
  incarnation: string | null;
}

/** Rows that are complete and can be shown to readers. */
export interface CompleteRows {
  mode: WriteMode;
  schema: DatasetSchema;
  references: ReferenceTargets;
  reservation: Reservation<number | null>;
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
   * Keeps others from creating, replacing and dropping record types until the transaction ends. Who works on several
   * in one transaction locks all of them first, so that two of them cannot wait for each other.
   */
  async lock(client: PoolClient, recordTypes: readonly string[]): Promise<void> {
    for (const recordType of [...recordTypes].sort()) await lockRecordType(client, recordType);
  }

  /**
   * Reserves row numbers, within the caller's transaction.
   * @param place number of the dataset among those of its job, from 0 on
   * @param seed of the request; `null` takes the dataset's own, or `freshSeed` where there is none yet. Rows of a file
   *   have neither.
   * @throws DatasetExists DatasetNotOwned DatasetSchemaConflict DatasetSeedConflict
   */
  async reserve<Seed extends number | null>(
    client: PoolClient,
    request: {
      jobId: string;
      place: number;
      mode: WriteMode;
      schema: DatasetSchema;
      columns: readonly TableColumn[];
      references: ReferenceTargets;
      count: number;
      seed: number | null;
      freshSeed: Seed;
    },
  ): Promise<Reservation<Seed>> {
    const { jobId, mode, schema, columns, references, count } = request;
    await lockRecordType(client, schema.recordType);
    await assertOwnDatasets(client, jobId, [schema.recordType]);
    const existing = await readHead(client, schema.recordType);
    if (mode === 'append') {
      const seed = (
        request.freshSeed === null ? null : (request.seed ?? existing?.seed ?? request.freshSeed)
      ) as Seed;
      if (existing === undefined) await createDataset(client, jobId, schema, columns, references, seed);
      else {
        assertAppendable(schema, existing, seed);
        await setReferences(client, schema.recordType, references);
      }
      const taken = await takeRows(client, schema.recordType, count);
      return { schema: 'datasets', table: schema.recordType, count, seed, ...taken };
    }
    if (mode === 'create' && existing !== undefined) throw new DatasetExists(schema.recordType);
    const table = request.place === 0 ? request.jobId : `${request.jobId}_${request.place}`;
    await client.query(createTableStatement(tableName('staging', table), columns));
    return {
      schema: 'staging',
      table,
      firstRow: 0,
      count,
      seed: (request.seed ?? request.freshSeed) as Seed,
      incarnation: randomUUID(),
    };
  }

  /**
   * Sends rows as COPY binary, within the caller's transaction.
   * @throws DatasetReplaced
   */
  async copyIn(
    client: PoolClient,
    reservation: Reservation<number | null>,
    columns: readonly TableColumn[],
    bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<void> {
    const table = tableName(reservation.schema, reservation.table);
    await lockReserved(client, reservation);
    const statement = copyInStatement(table, columns);
    const copy = client.query(copyFrom(statement));
    await pipeTo([Readable.from(bytes, { objectMode: true, highWaterMark: 1 }), copy], { signal });
  }

  /** Counts and remembers rows, within the transaction that wrote them. */
  async record(
    client: PoolClient,
    reservation: Reservation<number | null>,
    chunk: ReceiptChunk,
  ): Promise<void> {
    const { incarnation } = reservation;
    // A job that was begun before there were receipts: what it leaves has none.
    if (incarnation !== null) await addReceiptChunk(client, incarnation, chunk);
    if (reservation.schema === 'staging') return;
    await client.query(
      'UPDATE datasets SET row_count = row_count + $2, updated_at = now() WHERE record_type = $1',
      [reservation.table, chunk.rowCount],
    );
  }

  /**
   * Puts complete staging tables in the place of their datasets and tells others that they may refer to rows that were
   * appended, within the caller's transaction.
   * @throws DatasetExists DatasetNotOwned DatasetReplaced
   */
  async publish(
    client: PoolClient,
    jobId: string,
    complete: readonly CompleteRows[],
    signal: AbortSignal,
  ): Promise<void> {
    const recordTypes = complete.map(({ schema }) => schema.recordType);
    await this.lock(client, recordTypes);
    await assertOwnDatasets(client, jobId, recordTypes);
    const replaced = complete.filter(({ reservation }) => reservation.schema === 'staging');
    if (replaced.length > 0) await lockAgainstReaders(client, replaced, signal);
    for (const rows of complete) {
      if (rows.reservation.schema === 'staging') await swapIn(client, jobId, rows);
      else await settle(client, rows);
    }
  }

  /** Removes the rows that a job wrote and that must not stay, within the caller's transaction. */
  async discard(
    client: PoolClient,
    reservations: readonly Reservation<number | null>[],
    jobId: string,
  ): Promise<void> {
    const appended = reservations.filter(({ schema }) => schema === 'datasets');
    await this.lock(
      client,
      appended.map(({ table }) => table),
    );
    for (const { schema, table, incarnation } of reservations) {
      if (schema === 'datasets') continue;
      await client.query(`DROP TABLE IF EXISTS ${tableName(schema, table)}`);
      await removeReceiptOfJob(client, incarnation, jobId);
    }
    for (const reservation of appended) await removeRows(client, reservation, jobId);
  }
}

/**
 * Keeps readers from all of the tables: those that are replaced, and those that take their places, which a backup may be
 * reading. A reader of two of them and we could wait for each other, and PostgreSQL would end either; and whoever comes
 * to read while we wait for a long reader, such as an export or a backup, would wait behind us. So we give up what we
 * have after a moment, and try again when the reader may be through.
 */
async function lockAgainstReaders(
  client: PoolClient,
  replaced: readonly CompleteRows[],
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'datasets' AND tablename = ANY($1) ORDER BY 1`,
    [replaced.map(({ schema }) => schema.recordType)],
  );
  const tables = [
    ...rows.map(({ name }) => tableName('datasets', name)),
    ...replaced.map(({ reservation }) => tableName('staging', reservation.table)).sort(),
  ].join(', ');
  for (;;) {
    signal.throwIfAborted();
    await client.query(`SAVEPOINT before_locks; SET LOCAL lock_timeout = '${LOCK_PATIENCE_MS}ms'`);
    try {
      await client.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
      await client.query('SET LOCAL lock_timeout = 0; RELEASE SAVEPOINT before_locks');
      return;
    } catch (error) {
      if (!isLockNotAvailable(error)) throw error;
      await client.query('ROLLBACK TO SAVEPOINT before_locks');
      await setTimeout(LOCK_PATIENCE_MS, undefined, { signal });
    }
  }
}

async function swapIn(
  client: PoolClient,
  jobId: string,
  { mode, schema, references, reservation }: CompleteRows,
): Promise<void> {
  const { recordType } = schema;
  if (mode === 'create' && (await readHead(client, recordType)) !== undefined)
    throw new DatasetExists(recordType);
  await client.query(`DROP TABLE IF EXISTS ${tableName('datasets', recordType)}`);
  await client.query(`ALTER TABLE ${tableName('staging', reservation.table)} SET SCHEMA datasets`);
  await client.query(
    `ALTER TABLE ${tableName('datasets', reservation.table)} RENAME TO ${quoteIdentifier(recordType)}`,
  );
  await removeReceipt(client, recordType);
  await client.query(
    `INSERT INTO datasets (${HEAD_COLUMNS}, row_count, next_row, settled_rows, incarnation, tenant)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, int8multirange(int8range(0, $11)),
             coalesce($12, gen_random_uuid()), ${TENANT_OF_JOB('$13')})
     ON CONFLICT (record_type) DO UPDATE SET
       fields = excluded.fields, correlation = excluded.correlation, series = excluded.series,
       unique_together = excluded.unique_together, reference_targets = excluded.reference_targets,
       schema_hash = excluded.schema_hash, locale = excluded.locale, seed = excluded.seed,
       engine_version = excluded.engine_version, row_count = excluded.row_count, next_row = excluded.next_row,
       settled_rows = excluded.settled_rows, incarnation = excluded.incarnation, updated_at = now()`,
    [...headValues(schema, references, reservation.seed), reservation.count, reservation.incarnation, jobId],
  );
}

/** Rows of another seed or engine than the dataset's own cannot be computed from what is known of it. */
async function settle(client: PoolClient, { schema, reservation }: CompleteRows): Promise<void> {
  const { table, firstRow, count, seed, incarnation } = reservation;
  const { rowCount } = await client.query(
    `UPDATE datasets SET settled_rows =
       CASE WHEN seed = $3 AND engine_version = $4 THEN settled_rows + int8multirange(int8range($5, $6))
            ELSE settled_rows END
     WHERE record_type = $1 AND incarnation = $2`,
    [table, incarnation, seed, schema.engineVersion, firstRow, firstRow + count],
  );
  if (rowCount === 0) throw new DatasetReplaced(table);
}

async function removeRows(
  client: PoolClient,
  reservation: Reservation<number | null>,
  jobId: string,
): Promise<void> {
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

/**
 * Keeps the table from being replaced or dropped until the transaction ends, and makes sure that this has not
 * happened already. The lock comes first: it waits for a replacement under way, and then the check sees it.
 */
async function lockReserved(
  client: PoolClient,
  { schema, table, incarnation }: Reservation<number | null>,
): Promise<void> {
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
  jobId: string,
  schema: DatasetSchema,
  columns: readonly TableColumn[],
  references: ReferenceTargets,
  seed: number | null,
): Promise<void> {
  await client.query(createTableStatement(tableName('datasets', schema.recordType), columns));
  await client.query(
    `INSERT INTO datasets (${HEAD_COLUMNS}, tenant)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${TENANT_OF_JOB('$11')})`,
    [...headValues(schema, references, seed), jobId],
  );
}

async function setReferences(
  client: PoolClient,
  recordType: string,
  references: ReferenceTargets,
): Promise<void> {
  if (Object.keys(references).length === 0) return;
  await client.query('UPDATE datasets SET reference_targets = $2 WHERE record_type = $1', [
    recordType,
    JSON.stringify(references),
  ]);
}

/** Whose a new dataset is. One that is replaced stays whose it was. */
const TENANT_OF_JOB = (placeholder: string): string =>
  `coalesce((SELECT tenant FROM jobs WHERE id = ${placeholder}), '')`;

const HEAD_COLUMNS = `record_type, fields, correlation, series, unique_together, reference_targets,
  schema_hash, locale, seed, engine_version`;

/** The values of {@link HEAD_COLUMNS}. */
function headValues(schema: DatasetSchema, references: ReferenceTargets, seed: number | null): unknown[] {
  const { recordType, fields, correlation, series, uniqueTogether, schemaHash, locale, engineVersion } =
    schema;
  const json = [fields, correlation, series, uniqueTogether, references].map((part) =>
    part === undefined ? null : JSON.stringify(part),
  );
  return [recordType, ...json, schemaHash, locale, seed, engineVersion];
}

async function takeRows(
  client: PoolClient,
  recordType: string,
  count: number,
): Promise<Pick<Reservation<null>, 'firstRow' | 'incarnation'>> {
  const { rows } = await client.query<{ firstRow: number; incarnation: string }>(
    `UPDATE datasets SET next_row = next_row + $2 WHERE record_type = $1
     RETURNING next_row - $2 AS "firstRow", incarnation`,
    [recordType, count],
  );
  return rows[0] as { firstRow: number; incarnation: string };
}
