import { AppError, type Issue } from '@app/errors';

/** The request is not of the version of tus that is spoken here. */
export class TusVersionUnsupported extends AppError {
  readonly code = 'tus_version_unsupported' as const;

  constructor() {
    super('Send the header Tus-Resumable: 1.0.0.');
  }
}

/** A header that tus needs is missing or wrong; `issues` says which. */
export class InvalidTusRequest extends AppError {
  readonly code = 'invalid_tus_request' as const;

  constructor(header: string, message: string) {
    const issue: Issue = { pointer: '', code: 'invalid_header', message: `${header}: ${message}` };
    super(issue.message, { issues: [issue], details: { header } });
  }
}

/** The bytes of an upload come as `application/offset+octet-stream`. */
export class NotOffsetStream extends AppError {
  readonly code = 'not_offset_stream' as const;

  constructor() {
    super('Send the bytes with Content-Type: application/offset+octet-stream.');
  }
}

/** There is no such upload, or none any more: it was ended, or had expired and was removed. */
export class ResumableUploadNotFound extends AppError {
  readonly code = 'upload_not_found' as const;

  constructor(uploadId: string) {
    super('There is no such upload, or none any more. Begin another one.', { details: { uploadId } });
  }
}

/** The upload was not gone on with in time. */
export class ResumableUploadExpired extends AppError {
  readonly code = 'upload_expired' as const;

  constructor() {
    super('The upload was not gone on with in time. Begin another one.');
  }
}

/** The bytes do not continue the upload. */
export class UploadOffsetConflict extends AppError {
  readonly code = 'upload_offset_conflict' as const;

  constructor() {
    super('Upload-Offset is not where the upload stands. Ask with HEAD, and go on from there.');
  }
}

/** Another request has the upload, and holds it or has taken it over. */
export class UploadLocked extends AppError {
  readonly code = 'upload_locked' as const;
  override readonly retryable = true;

  constructor() {
    super('Another request has the upload now. Ask with HEAD where it stands, and go on from there.');
  }
}

/** The upload is a file already. */
export class ResumableUploadComplete extends AppError {
  readonly code = 'upload_complete' as const;

  constructor() {
    super('The upload is complete, and a file: it cannot be ended any more.');
  }
}

/** The bytes of a request are not those that its checksum was computed of. */
export class ChecksumMismatch extends AppError {
  readonly code = 'checksum_mismatch' as const;

  constructor(algorithm: string) {
    super(
      `The bytes do not have the ${algorithm} that came with them. They were not kept; send them again.`,
      {
        details: { algorithm },
      },
    );
  }
}

/** The upload came in more pieces than are joined. */
export class TooManyUploadParts extends AppError {
  readonly code = 'too_many_upload_parts' as const;

  constructor(limit: number) {
    super(`The upload has come in ${limit} pieces. Begin another one, and send larger pieces.`, {
      details: { limit },
    });
  }
}
