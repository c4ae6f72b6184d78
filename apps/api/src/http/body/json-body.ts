import { AsyncResource } from 'node:async_hooks';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyNotJson, BodyTimedOut, BodyTooLarge, InvalidJson } from './body.errors';
import { assertSimpleJson } from './json-complexity';
import { locateJsonError } from './json-error';

export interface JsonBodyOptions {
  /** Bytes of a body. */
  maxBytes: number;
  /** Levels of nesting. */
  maxDepth: number;
  /** Milliseconds from the headers to the end of the body; default 30 seconds. */
  timeoutMs?: number;
  /** Requests that are none of ours, by their path: their handlers read the body themselves. */
  isForeign: (path: string) => boolean;
}

interface JsonRequest extends IncomingMessage {
  path: string;
  body?: unknown;
}

type Middleware = (request: JsonRequest, response: ServerResponse, next: (error?: unknown) => void) => void;

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads a JSON body into `request.body`; a request without one goes on with `undefined`. Written by hand because it is
 * on the way of every request that starts work, and because it must look at the nesting before anything parses it.
 */
export function readJsonBody({
  maxBytes,
  maxDepth,
  isForeign,
  timeoutMs = 30_000,
}: JsonBodyOptions): Middleware {
  return (request, _response, next) => {
    const { headers } = request;
    const length = Number(headers['content-length'] ?? 0);
    const hasBody = length > 0 || headers['transfer-encoding'] !== undefined;
    if (!hasBody || isForeign(request.path)) return next();
    const refusal = refuseByHeaders(headers) ?? (length > maxBytes ? new BodyTooLarge(maxBytes) : undefined);
    if (refusal !== undefined) return next(refusal);

    // Bytes arrive outside of what the request carries with it: its id for log lines, its trace.
    const origin = new AsyncResource('JSONBODY');
    const proceed = (error?: unknown): void => origin.runInAsyncScope(next, undefined, error);
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', stop).off('error', stop);
    };
    const timer = setTimeout(() => {
      stop();
      proceed(new BodyTimedOut(timeoutMs));
    }, timeoutMs);
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      stop();
      proceed(new BodyTooLarge(maxBytes));
    };
    const onEnd = (): void => {
      stop();
      let body: unknown;
      try {
        body = parseJson(
          chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
          maxDepth,
        );
      } catch (error) {
        return proceed(error);
      }
      request.body = body;
      proceed();
    };
    // A client that leaves half-way gets no answer: `close` only lets go of what was read.
    request.on('data', onData).on('end', onEnd).on('close', stop).on('error', stop);
  };
}

function refuseByHeaders(headers: IncomingMessage['headers']): BodyNotJson | undefined {
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
function parseJson(bytes: Buffer, maxDepth: number): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new InvalidJson('The body is not valid UTF-8.');
  assertSimpleJson(bytes, maxDepth);
  const decoded = bytes.toString('utf8');
  const text = decoded.charCodeAt(0) === BYTE_ORDER_MARK ? decoded.slice(1) : decoded;
  try {
    return JSON.parse(text);
  } catch (error) {
    const { position, line, column, expected } = locateJsonError(text);
    const found =
      position < text.length ? JSON.stringify(text.slice(position, position + 20)) : 'the end of the body';
    throw new InvalidJson(
      `The body is not JSON: expected ${expected} at line ${line}, column ${column}, but found ${found}.`,
      { details: { position, line, column }, cause: error },
    );
  }
}
