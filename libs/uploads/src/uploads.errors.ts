import { AppError } from '@app/errors';

/** A stored file no longer has the bytes that were received. */
export class StoredFileCorrupt extends AppError {
  readonly code = 'stored_file_corrupt';

  constructor(fileId: string) {
    super('The stored file does not have the checksum of what was received. Upload it again.', {
      details: { fileId },
    });
  }
}
