import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@app/database';
import { lockRecordType } from './dataset-lock';
import { tableName } from './dataset-table';
import { DatasetNotFound } from './datasets.errors';

/** Deletes a record type with all its rows, for good. */
export class DeleteDataset extends Command<void> {
  constructor(readonly recordType: string) {
    super();
  }
}

@CommandHandler(DeleteDataset)
export class DeleteDatasetHandler implements ICommandHandler<DeleteDataset> {
  constructor(private readonly database: Database) {}

  /** @throws DatasetNotFound */
  async execute({ recordType }: DeleteDataset): Promise<void> {
    await this.database.transaction(async (client) => {
      await lockRecordType(client, recordType);
      // The table first, as everybody locks it before the row: the other order could deadlock with a running append.
      await client.query(`DROP TABLE IF EXISTS ${tableName('datasets', recordType)}`);
      const { rowCount } = await client.query('DELETE FROM datasets WHERE record_type = $1', [recordType]);
      if (rowCount === 0) throw new DatasetNotFound(recordType);
    });
  }
}
