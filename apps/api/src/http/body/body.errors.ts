import { AppError } from '@app/errors';

/** The request has no body where one is needed. */
export class BodyMissing extends AppError {
  readonly code = 'body_missing' as const;

  constructor() {
    super('Send the request as a JSON object, with Content-Type: application/json.');
  }
}

/** The body is not JSON in UTF-8, by its headers. */
export class BodyNotJson extends AppError {
  readonly code = 'body_not_json' as const;
}

/** The body is larger than allowed. `details.limit` is the limit in bytes. */
export class BodyTooLarge extends AppError {
  readonly code = 'body_too_large' as const;

  constructor(limit: number) {
    super(`The body is larger than the limit of ${limit} bytes.`, { details: { limit } });
  }
}

/** The body is nested more deeply, or has more values, than allowed. */
export class JsonTooComplex extends AppError {
  readonly code = 'json_too_complex' as const;
}

/** The body is not JSON. `details.position` counts characters from 0; `line` and `column` count from 1. */
export class InvalidJson extends AppError {
  readonly code = 'invalid_json' as const;
}

/** The client began to send a body and then stopped. */
export class BodyTimedOut extends AppError {
  readonly code = 'body_timed_out' as const;
  override readonly retryable = true;

  constructor(timeoutMs: number) {
    super(`The body was not complete within ${timeoutMs / 1000} seconds.`, { details: { timeoutMs } });
  }
}
