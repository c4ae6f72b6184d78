import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database, type PoolClient } from '@app/database';
import { lockRecordType } from './dataset-lock';
import { isLockNotAvailable, tableName } from './dataset-table';
import { DatasetInUse, DatasetNotFound } from './datasets.errors';
import { removeReceipt } from './receipts/receipt-store';

/** Deletes a record type with all its rows, for good. */
export class DeleteDataset extends Command<void> {
  constructor(readonly recordType: string) {
    super();
  }
}

@CommandHandler(DeleteDataset)
export class DeleteDatasetHandler implements ICommandHandler<DeleteDataset> {
  constructor(private readonly database: Database) {}

  /** @throws DatasetNotFound DatasetInUse */
  async execute({ recordType }: DeleteDataset): Promise<void> {
    try {
      await this.database.transaction((client) => remove(client, recordType));
    } catch (error) {
      throw isLockNotAvailable(error) ? new DatasetInUse(recordType) : error;
    }
  }
}

async function remove(client: PoolClient, recordType: string): Promise<void> {
  // A long export holds the table for as long as it takes; the client is told instead of kept waiting.
  await client.query(`SET LOCAL lock_timeout = '1s'`);
  await lockRecordType(client, recordType);
  // The table first, as everybody locks it before the row: the other order could deadlock with a running append.
  await client.query(`DROP TABLE IF EXISTS ${tableName('datasets', recordType)}`);
  await removeReceipt(client, recordType);
  const { rowCount } = await client.query('DELETE FROM datasets WHERE record_type = $1', [recordType]);
  if (rowCount === 0) throw new DatasetNotFound(recordType);
}
