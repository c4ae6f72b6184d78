/** One thing wrong with a request, pointing at where in it (RFC 6901 JSON pointer, `''` is the whole). */
export interface Issue {
  pointer: string;
  /** Stable and machine-readable, for example `unknown_field_type`. */
  code: string;
  /** A sentence a person can act on. */
  message: string;
}

export interface AppErrorOptions {
  /** Every problem found, when the error is about a document with several. */
  issues?: readonly Issue[];
  /** Facts for the client beside the message; must be safe to show. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * An error that is part of our contract: `code` never changes once released and is documented in
 * `docs/errors.md`. It knows nothing of HTTP; the API maps codes to statuses in one file.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;

  /** Whether the same work may succeed later unchanged. A job that fails with `false` is not tried again. */
  readonly retryable: boolean = false;
  /**
   * Whether something that all work stands on is away, such as the database. A job that meets it uses up no attempt
   * and is tried again until it is back.
   */
  readonly outage: boolean = false;
  readonly issues: readonly Issue[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.issues = options.issues ?? [];
    this.details = options.details ?? {};
  }
}
