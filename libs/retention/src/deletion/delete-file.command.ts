import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@app/database';
import { FileCatalogue } from '@app/files';
import { LiveJobs } from '@app/jobs';
import { ObjectRemovals } from '../objects/object-removals';
import { removeFiles } from '../objects/remove-files';
import { FileInUse } from '../retention.errors';
import { CANCEL_PATIENCE_MS, soon, type DeleteOptions } from './delete-options';
import { removeSamples } from './remove-samples';

/** Deletes a file for good, with the values that were sampled from it. The answer is the id of the record of it. */
export class DeleteFile extends Command<{ deletionId: string }> {
  constructor(
    readonly fileId: string,
    readonly options: DeleteOptions = {},
  ) {
    super();
  }
}

@CommandHandler(DeleteFile)
export class DeleteFileHandler implements ICommandHandler<DeleteFile> {
  constructor(
    private readonly database: Database,
    private readonly files: FileCatalogue,
    private readonly jobs: LiveJobs,
    private readonly objects: ObjectRemovals,
  ) {}

  /** @throws FileNotFound FileDeleted FileInUse */
  async execute({ fileId, options }: DeleteFile): Promise<{ deletionId: string }> {
    const { cancelJobs = false, requestId } = options;
    if (cancelJobs) await this.jobs.cancel({ fileId }, CANCEL_PATIENCE_MS);
    const file = await this.database.transaction(async (client) => {
      const listed = await client.query('SELECT 1 FROM stored_files WHERE id = $1 FOR UPDATE', [fileId]);
      if (listed.rowCount === 0) return undefined;
      const jobIds = await this.jobs.about({ fileId }, client);
      if (jobIds.length > 0) throw new FileInUse(fileId, jobIds);
      const sampledBy = await removeSamples(client, [fileId]);
      const [removed] = await removeFiles(
        client,
        [fileId],
        { reason: 'request', requestId },
        sampledBy.length === 0 ? {} : { sampledBy },
      );
      return removed;
    });
    if (file === undefined) throw await this.files.missing(fileId);
    await soon(this.objects.remove([file.storageKey]));
    return { deletionId: file.deletionId };
  }
}
