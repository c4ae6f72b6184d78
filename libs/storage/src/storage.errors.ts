import { AppError } from '@app/errors';

/** Nothing is stored under this key. */
export class ObjectNotFound extends AppError {
  readonly code = 'object_not_found' as const;

  constructor(readonly key: string) {
    super('The stored object does not exist (any more).');
  }
}

/** The wanted range begins at or after the end of the object. */
export class InvalidRange extends AppError {
  readonly code = 'invalid_range' as const;

  constructor(bytes: number) {
    super(`The range begins past the end: the object has ${bytes} bytes.`, { details: { bytes } });
  }
}

/** A key that is not of the form we make ourselves: a mistake in our own code, never a user's input. */
export class InvalidStorageKey extends AppError {
  readonly code = 'invalid_storage_key' as const;

  constructor(key: string, reason: string, cause?: unknown) {
    super(`Storage key ${JSON.stringify(key.slice(0, 300))} ${reason}.`, { cause });
  }
}

/** The configured storage URL cannot be used; the message says what to write instead. */
export class InvalidStorageUrl extends AppError {
  readonly code = 'invalid_storage_url' as const;
}

/** The storage does not work at the moment: full, read-only, unreachable. The same call may work later. */
export class StorageUnavailable extends AppError {
  readonly code = 'storage_unavailable' as const;
  override readonly retryable = true;
  override readonly outage = true;
  /**
   * Whether it may end without the operator changing the configuration: a full disk, a server that does not answer.
   * A process starts in spite of it; a directory that it may not write, say, ends the start.
   */
  readonly passing: boolean;

  constructor(message: string, options: { cause?: unknown; passing?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.passing = options.passing ?? false;
  }
}

/** The storage did not work at the start of this process; the message says why, and starting again would not help. */
export class StorageNotUsable extends AppError {
  readonly code = 'storage_not_usable' as const;

  constructor(cause: StorageUnavailable) {
    super(`STORAGE_URL cannot be used. ${cause.message}`, { cause });
  }
}

/** Whether an error is about how the storage is set up, which only the operator can put right. */
export function isStorageProblem(error: unknown): error is InvalidStorageUrl | StorageNotUsable {
  return error instanceof InvalidStorageUrl || error instanceof StorageNotUsable;
}
