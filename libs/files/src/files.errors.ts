import { AppError } from '@app/errors';

export class FileNotFound extends AppError {
  readonly code = 'file_not_found';

  constructor(fileId: string) {
    super(`There is no file ${fileId}; it may have been deleted`, { details: { fileId } });
  }
}

/** There was a file, and it was deleted for good. */
export class FileDeleted extends AppError {
  readonly code = 'file_deleted';

  constructor(fileId: string, deletedAt: Date, reason: string) {
    const why = reason === 'retention' ? ', because it was old enough' : '';
    super(`The file ${fileId} was deleted at ${deletedAt.toISOString()}${why}`, {
      details: { fileId, deletedAt: deletedAt.toISOString(), reason },
    });
  }
}

export class LinkForged extends AppError {
  readonly code = 'link_forged';

  constructor() {
    super('This link is not one of ours or was changed. Take a fresh one from the status of the job.');
  }
}

export class LinkExpired extends AppError {
  readonly code = 'link_expired';

  constructor() {
    super('This link has expired. Take a fresh one from the status of the job.');
  }
}
