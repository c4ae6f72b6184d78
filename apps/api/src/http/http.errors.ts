import { AppError, type Issue } from '@app/errors';

/** No resource has this path. */
export class RouteNotFound extends AppError {
  readonly code = 'route_not_found' as const;

  constructor(path: string) {
    super(`There is nothing at ${path}. GET / lists what there is, GET /docs explains it.`);
  }
}

/** The path exists, but not with this method. `allow` is what it can do. */
export class MethodNotAllowed extends AppError {
  readonly code = 'method_not_allowed' as const;

  constructor(
    method: string,
    readonly allow: readonly string[],
  ) {
    super(`${method} is not possible here. Allowed: ${allow.join(', ')}.`);
  }
}

/** The request line or a header cannot be understood, for example a broken percent-encoding in the path. */
export class BadRequest extends AppError {
  readonly code = 'bad_request' as const;
}

/** The request does not have the form that the contract asks for; `issues` lists everything wrong with it. */
export class ValidationFailed extends AppError {
  readonly code = 'validation_failed' as const;

  constructor(issues: readonly Issue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`${first?.message ?? 'The request is not valid'}${more}`, { issues });
  }
}

/** An id in the path is not a UUID. */
export class InvalidId extends AppError {
  readonly code = 'invalid_id' as const;

  constructor(name: string) {
    super(`${name} must be a UUID, as the answer to the request that made it gave it.`);
  }
}

/** The `Idempotency-Key` header is empty, too long or not printable. */
export class InvalidIdempotencyKey extends AppError {
  readonly code = 'invalid_idempotency_key' as const;

  constructor() {
    super('Idempotency-Key must be 1 to 255 printable ASCII characters.');
  }
}

/** `cursor` is not one that an earlier page gave. */
export class InvalidCursor extends AppError {
  readonly code = 'invalid_cursor' as const;

  constructor() {
    super('cursor must be the nextCursor of an earlier page, unchanged.');
  }
}

/** The API runs, but the database has not been migrated to its version yet. */
export class ServiceStarting extends AppError {
  readonly code = 'service_starting' as const;
  override readonly retryable = true;
}

/** Something that the API needs does not work; `details.checks` says what. */
export class NotReady extends AppError {
  readonly code = 'not_ready' as const;
  override readonly retryable = true;
}

/** A mistake of ours. In production its text stays in the log. */
export class InternalError extends AppError {
  readonly code = 'internal_error' as const;
}

/** Nothing that `Accept` lists can be given here. */
export class NotAcceptable extends AppError {
  readonly code = 'not_acceptable' as const;

  constructor(types: readonly string[]) {
    super(`Accept must allow one of ${types.join(', ')}.`, { details: { types } });
  }
}

/** The precondition of `If-Match` does not hold. */
export class FileChanged extends AppError {
  readonly code = 'file_changed' as const;

  constructor(etag: string) {
    super('The file has another entity tag than If-Match names.', { details: { etag } });
  }
}

/** The caller has made as many requests as it may for now. */
export class TooManyRequests extends AppError {
  readonly code = 'too_many_requests' as const;
  override readonly retryable = true;

  constructor(
    limit: { requests: number; windowSeconds: number },
    /** Until there is room again. */
    readonly seconds: number,
  ) {
    super(
      `No more than ${limit.requests} requests in ${limit.windowSeconds} seconds; try again in ${seconds}.`,
      { details: { limit: limit.requests, windowSeconds: limit.windowSeconds } },
    );
  }
}

/** A browser sent its credentials because another site made it do so. */
export class CrossSiteRequest extends AppError {
  readonly code = 'cross_site_request' as const;

  constructor() {
    super('This page takes orders from itself only, and not from other sites.');
  }
}
