import type { Queryable } from '@app/database';

/**
 * Serialises everything that creates, replaces, publishes or drops a record type's table, until the transaction
 * ends. Appending rows needs no lock.
 */
export async function lockRecordType(client: Queryable, recordType: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('veogen dataset ' || $1, 0))`, [
    recordType,
  ]);
}
