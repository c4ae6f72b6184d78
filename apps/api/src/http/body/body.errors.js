import { AppError } from '@app/errors';
/** The request has no body where one is needed. */
export class BodyMissing extends AppError {
    code = 'body_missing';
    constructor() {
        super('Send the request as a JSON object, with Content-Type: application/json.');
    }
}
/** The body is not JSON in UTF-8, by its headers. */
export class BodyNotJson extends AppError {
    code = 'body_not_json';
}
/** The body is larger than allowed. `details.limit` is the limit in bytes. */
export class BodyTooLarge extends AppError {
    code = 'body_too_large';
    constructor(limit) {
        super(`The body is larger than the limit of ${limit} bytes.`, { details: { limit } });
    }
}
/** The body is nested more deeply, or has more values, than allowed. */
export class JsonTooComplex extends AppError {
    code = 'json_too_complex';
}
/** The body is not JSON. `details.position` counts characters from 0; `line` and `column` count from 1. */
export class InvalidJson extends AppError {
    code = 'invalid_json';
}
/** The client began to send a body and then stopped. */
export class BodyTimedOut extends AppError {
    code = 'body_timed_out';
    retryable = true;
    constructor(timeoutMs) {
        super(`The body was not complete within ${timeoutMs / 1000} seconds.`, { details: { timeoutMs } });
    }
}
