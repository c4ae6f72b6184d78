import { AppError, type Issue } from '@app/errors';

/** The request's `Content-Type` is not `multipart/form-data`. */
export class NotMultipart extends AppError {
  readonly code = 'not_multipart' as const;

  constructor() {
    super('Send the file as multipart/form-data, in a part named "file".');
  }
}

/** The form cannot be read: no boundary, broken part headers. */
export class MalformedMultipart extends AppError {
  readonly code = 'malformed_multipart' as const;
}

/** The upload broke off: the client went away, or the closing boundary of the form never came. */
export class UploadIncomplete extends AppError {
  readonly code = 'upload_incomplete' as const;
  override readonly retryable = true;

  constructor(cause?: unknown) {
    super('The upload ended before it was complete.', { cause });
  }
}

/** The client sent nothing for longer than allowed. */
export class UploadTimedOut extends AppError {
  readonly code = 'upload_timed_out' as const;
  override readonly retryable = true;

  constructor(idleMs: number) {
    super(`Nothing more of the upload came for ${idleMs / 1000} seconds.`, { details: { idleMs } });
  }
}

/** The form has no file in it. */
export class FileMissing extends AppError {
  readonly code = 'file_missing' as const;

  constructor() {
    super('The form has no file. Send it in a part named "file", with a file name.');
  }
}

/** One request carries one file. */
export class TooManyFiles extends AppError {
  readonly code = 'too_many_files' as const;

  constructor() {
    super('The form has more than one file. Send one file per request.');
  }
}

/** The file, or the request around it, is larger than allowed. `details.limit` is the limit in bytes. */
export class FileTooLarge extends AppError {
  readonly code = 'file_too_large' as const;

  constructor(limit: number) {
    super(`The upload is larger than the limit of ${limit} bytes.`, { details: { limit } });
  }
}

/** A part of the form other than the file is wrong; `issues` has which and why. */
export class InvalidUploadField extends AppError {
  readonly code = 'invalid_upload_field' as const;

  constructor(issue: Issue) {
    super(issue.message, { issues: [issue] });
  }
}
