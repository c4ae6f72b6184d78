import { AppError } from '@app/errors';

/** A job reads or writes the file, so that it cannot be taken away now. */
export class FileInUse extends AppError {
  readonly code = 'file_in_use';
  override readonly retryable = true;

  constructor(fileId: string, jobIds: readonly string[]) {
    super(
      `The file ${fileId} is needed by jobs that have not ended (jobIds). Try again when they have, or with cancelJobs=true.`,
      { details: { fileId, jobIds } },
    );
  }
}

export class DeletionNotFound extends AppError {
  readonly code = 'deletion_not_found';

  constructor(deletionId: string) {
    super(`There is no deletion ${deletionId}`, { details: { deletionId } });
  }
}

/** Another database has files in this storage, too, or had: what this one does not list may be that one's. */
export class StorageShared extends AppError {
  readonly code = 'storage_shared';

  /** @param own the mark of this database @param others those of the others */
  constructor(own: string, others: readonly string[]) {
    super(
      `The storage has files of another database (${others.join(', ')} beside ${own}), so nothing is removed from it for ` +
        'not being listed. Give each database a storage of its own; if the other one is gone, delete its mark.',
    );
  }
}
