import { AppError } from '@app/errors';
/** No resource has this path. */
export class RouteNotFound extends AppError {
    code = 'route_not_found';
    constructor(path) {
        super(`There is nothing at ${path}. GET / lists what there is, GET /docs explains it.`);
    }
}
/** The path exists, but not with this method. `allow` is what it can do. */
export class MethodNotAllowed extends AppError {
    allow;
    code = 'method_not_allowed';
    constructor(method, allow) {
        super(`${method} is not possible here. Allowed: ${allow.join(', ')}.`);
        this.allow = allow;
    }
}
/** The request line or a header cannot be understood, for example a broken percent-encoding in the path. */
export class BadRequest extends AppError {
    code = 'bad_request';
}
/** The request does not have the form that the contract asks for; `issues` lists everything wrong with it. */
export class ValidationFailed extends AppError {
    code = 'validation_failed';
    constructor(issues) {
        const [first] = issues;
        const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
        super(`${first?.message ?? 'The request is not valid'}${more}`, { issues });
    }
}
/** An id in the path is not a UUID. */
export class InvalidId extends AppError {
    code = 'invalid_id';
    constructor(name) {
        super(`${name} must be a UUID, as the answer to the request that made it gave it.`);
    }
}
/** The `Idempotency-Key` header is empty, too long or not printable. */
export class InvalidIdempotencyKey extends AppError {
    code = 'invalid_idempotency_key';
    constructor() {
        super('Idempotency-Key must be 1 to 255 printable ASCII characters.');
    }
}
/** `cursor` is not one that an earlier page gave. */
export class InvalidCursor extends AppError {
    code = 'invalid_cursor';
    constructor() {
        super('cursor must be the nextCursor of an earlier page, unchanged.');
    }
}
/** The API runs, but the database has not been migrated to its version yet. */
export class ServiceStarting extends AppError {
    code = 'service_starting';
    retryable = true;
}
/** Something that the API needs does not work; `details.checks` says what. */
export class NotReady extends AppError {
    code = 'not_ready';
    retryable = true;
}
/** A mistake of ours. In production its text stays in the log. */
export class InternalError extends AppError {
    code = 'internal_error';
}
/** Nothing that `Accept` lists can be given here. */
export class NotAcceptable extends AppError {
    code = 'not_acceptable';
    constructor(types) {
        super(`Accept must allow one of ${types.join(', ')}.`, { details: { types } });
    }
}
