import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PinoLogger } from 'nestjs-pino';
import type { Level, Logger } from 'pino';
import { requestIdFrom } from './request-id';
import { pathOf } from './request-path';
import { activeTracer } from './tracing/tracer';

declare module 'node:http' {
  interface IncomingMessage {
    /** Set by logRequests before anything else sees the request. */
    requestId?: string;
    /** Who makes it, as far as known: set by whoever finds out. */
    caller?: string;
  }
}

export interface RequestLogOptions {
  logger: Logger;
  /** Carries the request id into every line that is written while the request is served. */
  context: Pick<PinoLogger, 'runInContext'>;
  /** Requests that are worth a line only when somebody debugs, by their path: probes. */
  isQuiet?: (path: string) => boolean;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Gives every request its id, answers with it in `X-Request-Id`, and writes one line when the request is over: method,
 * path (never the query, which may hold a signature), status, milliseconds.
 */
export function logRequests({ logger, context, isQuiet = () => false }: RequestLogOptions): Middleware {
  return (request, response, next) => {
    const startedAt = performance.now();
    const requestId = requestIdFrom(request.headers['x-request-id']);
    request.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    // Routers rewrite `url`, so the path is taken now.
    const method = request.method ?? '';
    const path = pathOf(request);
    const log = (): void => {
      const status = response.statusCode;
      const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
      const aborted = !response.writableFinished;
      const { caller } = request;
      const line = {
        ...{ requestId, method, path, status, durationMs },
        ...(caller !== undefined && { caller }),
        ...(aborted && { aborted }),
      };
      logger[levelOf(status, isQuiet(path))](line, `${method} ${path} ${status}`);
    };
    // A connection that closes does so outside of the request's trace.
    response.once('close', activeTracer() === undefined ? log : AsyncResource.bind(log));
    context.runInContext(next, { bindings: { requestId } });
  };
}

function levelOf(status: number, quiet: boolean): Level {
  if (quiet) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}
