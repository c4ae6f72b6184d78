import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { Database, type Queryable } from '@app/database';
import { DatasetInUse, dropDataset } from '@app/datasets';
import { LiveJobs } from '@app/jobs';
import { ObjectRemovals } from '../objects/object-removals';
import { removeFiles } from '../objects/remove-files';
import { CANCEL_PATIENCE_MS, soon, type DeleteOptions } from './delete-options';
import { recordDeletion } from './deletions';
import { removeSamples } from './remove-samples';

export interface DeleteDatasetOptions extends DeleteOptions {
  /** Whether the files that jobs made of it go too: exports and rejects. Default: they stay. */
  exports?: boolean | undefined;
}

/** Deletes a record type with all its rows, for good. The answer is the id of the record of it. */
export class DeleteDataset extends Command<{ deletionId: string }> {
  constructor(
    readonly recordType: string,
    readonly options: DeleteDatasetOptions = {},
  ) {
    super();
  }
}

@CommandHandler(DeleteDataset)
export class DeleteDatasetHandler implements ICommandHandler<DeleteDataset> {
  constructor(
    private readonly database: Database,
    private readonly jobs: LiveJobs,
    private readonly objects: ObjectRemovals,
  ) {}

  /** @throws DatasetNotFound DatasetInUse */
  async execute({ recordType, options }: DeleteDataset): Promise<{ deletionId: string }> {
    const { exports = false, cancelJobs = false, requestId } = options;
    if (cancelJobs) await this.jobs.cancel({ recordType }, CANCEL_PATIENCE_MS);
    const deletionId = uuidv7();
    const files = await this.database.transaction(async (client) => {
      const dropped = await dropDataset(client, recordType, async () => {
        const jobIds = await this.jobs.about({ recordType }, client);
        if (jobIds.length > 0) throw new DatasetInUse(recordType, jobIds);
      });
      const origin = { reason: 'request' as const, requestId, partOf: deletionId };
      const fileIds = exports ? await filesOf(client, recordType) : [];
      const removed = await removeFiles(client, fileIds, origin);
      const sampledBy = await removeSamples(client, fileIds);
      const details = { ...dropped, files: removed.length, ...(sampledBy.length > 0 && { sampledBy }) };
      await recordDeletion(client, { deletionId, kind: 'dataset', subject: recordType, details, requestId });
      return removed;
    });
    await soon(this.objects.remove(files.map(({ storageKey }) => storageKey)));
    return { deletionId };
  }
}

/** Files with rows of the dataset. Those that an older version listed do not say so themselves. */
async function filesOf(client: Queryable, recordType: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM stored_files WHERE record_types @> ARRAY[$1]
     UNION
     SELECT file.id FROM jobs JOIN stored_files AS file ON file.id = jobs.id
     WHERE left(params ->> 'recordType', 63) = $1 AND finished_at IS NOT NULL AND file.record_types = '{}'`,
    [recordType],
  );
  return rows.map(({ id }) => id);
}
