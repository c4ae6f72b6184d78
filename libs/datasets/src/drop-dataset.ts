import type { PoolClient } from '@app/database';
import { lockRecordType } from './dataset-lock';
import { isLockNotAvailable, tableName } from './dataset-table';
import { DatasetInUse, DatasetNotFound } from './datasets.errors';
import { removeReceipt } from './receipts/receipt-store';

/**
 * Removes a record type with all its rows and its receipt, in the caller's transaction.
 * @param assertFree called when nobody can create or replace the record type any more; what it throws comes out
 * @returns how many rows it had, and the bytes of its table
 * @throws DatasetNotFound DatasetInUse
 */
export async function dropDataset(
  client: PoolClient,
  recordType: string,
  assertFree: () => Promise<void>,
): Promise<{ rows: number; bytes: number }> {
  // A long export holds the table for as long as it takes; the client is told instead of kept waiting.
  await client.query(`SET LOCAL lock_timeout = '1s'`);
  try {
    await lockRecordType(client, recordType);
    const { rows } = await client.query<{ rows: number; bytes: number }>(
      `SELECT row_count AS rows, coalesce(pg_total_relation_size(to_regclass($2)), 0) AS bytes
       FROM datasets WHERE record_type = $1`,
      [recordType, tableName('datasets', recordType)],
    );
    if (rows[0] === undefined) throw new DatasetNotFound(recordType);
    await assertFree();
    // The table first, as everybody locks it before the row: the other order could deadlock with a running append.
    await client.query(`DROP TABLE IF EXISTS ${tableName('datasets', recordType)}`);
    await removeReceipt(client, recordType);
    await client.query('DELETE FROM datasets WHERE record_type = $1', [recordType]);
    return rows[0];
  } catch (error) {
    throw isLockNotAvailable(error) ? new DatasetInUse(recordType) : error;
  }
}
