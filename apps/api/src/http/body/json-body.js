import { isUtf8 } from 'node:buffer';
import { BodyNotJson, BodyTimedOut, BodyTooLarge, InvalidJson } from './body.errors';
import { assertSimpleJson } from './json-complexity';
import { locateJsonError } from './json-error';
const BYTE_ORDER_MARK = 0xfeff;
/**
 * Reads a JSON body into `request.body`; a request without one goes on with `undefined`. Written by hand because it is
 * on the way of every request that starts work, and because it must look at the nesting before anything parses it.
 */
export function readJsonBody({ maxBytes, maxDepth, isForeign, timeoutMs = 30_000, }) {
    return (request, _response, next) => {
        const { headers } = request;
        const length = Number(headers['content-length'] ?? 0);
        const hasBody = length > 0 || headers['transfer-encoding'] !== undefined;
        if (!hasBody || isForeign(request.path))
            return next();
        const refusal = refuseByHeaders(headers) ?? (length > maxBytes ? new BodyTooLarge(maxBytes) : undefined);
        if (refusal !== undefined)
            return next(refusal);
        const chunks = [];
        let size = 0;
        const stop = () => {
            clearTimeout(timer);
            request.off('data', onData).off('end', onEnd).off('close', stop).off('error', stop);
        };
        const timer = setTimeout(() => {
            stop();
            next(new BodyTimedOut(timeoutMs));
        }, timeoutMs);
        const onData = (chunk) => {
            size += chunk.length;
            chunks.push(chunk);
            if (size <= maxBytes)
                return;
            stop();
            next(new BodyTooLarge(maxBytes));
        };
        const onEnd = () => {
            stop();
            let body;
            try {
                body = parseJson(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks), maxDepth);
            }
            catch (error) {
                return next(error);
            }
            request.body = body;
            next();
        };
        // A client that leaves half-way gets no answer: `close` only lets go of what was read.
        request.on('data', onData).on('end', onEnd).on('close', stop).on('error', stop);
    };
}
function refuseByHeaders(headers) {
    const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
    if (type.trim() !== 'application/json') {
        return new BodyNotJson('The body must be JSON, with Content-Type: application/json.');
    }
    const charset = parameters
        .map((parameter) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/.exec(parameter)?.[1])
        .find(Boolean);
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
        return new BodyNotJson('JSON is always UTF-8; leave the charset out.');
    }
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding.toLowerCase() !== 'identity') {
        return new BodyNotJson('Send the body uncompressed, without Content-Encoding.');
    }
    return undefined;
}
/** @throws InvalidJson JsonTooComplex */
function parseJson(bytes, maxDepth) {
    if (bytes.length === 0)
        return undefined;
    if (!isUtf8(bytes))
        throw new InvalidJson('The body is not valid UTF-8.');
    assertSimpleJson(bytes, maxDepth);
    const decoded = bytes.toString('utf8');
    const text = decoded.charCodeAt(0) === BYTE_ORDER_MARK ? decoded.slice(1) : decoded;
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const { position, line, column, expected } = locateJsonError(text);
        const found = position < text.length ? JSON.stringify(text.slice(position, position + 20)) : 'the end of the body';
        throw new InvalidJson(`The body is not JSON: expected ${expected} at line ${line}, column ${column}, but found ${found}.`, { details: { position, line, column }, cause: error });
    }
}
