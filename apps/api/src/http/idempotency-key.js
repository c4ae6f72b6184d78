import { createParamDecorator } from '@nestjs/common';
import { InvalidIdempotencyKey } from './http.errors';
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
/** @throws InvalidIdempotencyKey */
export function requestOptions({ headers, requestId }) {
    const key = headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !PRINTABLE.test(key)))
        throw new InvalidIdempotencyKey();
    return { ...(key !== undefined && { idempotencyKey: key }), ...(requestId !== undefined && { requestId }) };
}
/** The options of the request as a parameter of a handler. */
export const Options = createParamDecorator((_, context) => requestOptions(context.switchToHttp().getRequest()));
/** Tells the client why the answer is a job that was there before: the same key, of the one kind or the other. */
export function markRepetition(response, { replayed, deduplicated }) {
    markReplay(response, replayed);
    if (deduplicated)
        response.setHeader('Deduplicated', 'true');
}
/** Tells the client that this is the answer to an earlier request with the same key. */
export function markReplay(response, replayed) {
    if (replayed)
        response.setHeader('Idempotency-Replayed', 'true');
}
