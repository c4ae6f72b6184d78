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
