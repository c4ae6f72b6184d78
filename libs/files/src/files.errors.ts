import { AppError } from '@app/errors';

export class FileNotFound extends AppError {
  readonly code = 'file_not_found';

  constructor(fileId: string) {
    super(`There is no file ${fileId}; it may have been deleted`, { details: { fileId } });
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
