import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf } from '../request-path';
import type { Tracer } from './tracer';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** What a router leaves in a request that it found a route for. */
type Routed = IncomingMessage & { route?: { path?: unknown } };

/**
 * A span for each request, under the trace that its `traceparent` names. Its name has the route and not the path, which
 * holds ids; the query, which may hold a signature, is nowhere.
 * @param isQuiet requests that are not worth a span, by their path: probes
 */
export function traceRequests(tracer: Tracer, isQuiet: (path: string) => boolean): Middleware {
  return (request: Routed, response, next) => {
    const method = request.method ?? '';
    const path = pathOf(request);
    if (isQuiet(path)) return next();
    const { traceparent, tracestate } = request.headers;
    const span = tracer.start({
      name: method,
      kind: 'server',
      ...(typeof traceparent === 'string' && { parent: traceparent }),
      ...(typeof tracestate === 'string' && { state: tracestate }),
      attributes: { 'http.request.method': method, 'url.path': path },
    });
    response.once('close', () => {
      const route = request.route?.path;
      if (typeof route === 'string') {
        span.rename(`${method} ${route}`);
        span.set({ 'http.route': route });
      }
      const { statusCode } = response;
      span.set({ 'http.response.status_code': statusCode });
      if (request.requestId !== undefined) span.set({ 'veogen.request_id': request.requestId });
      if (statusCode >= 500) span.fail({ code: String(statusCode) });
      span.end();
    });
    tracer.within(span, next);
  };
}
