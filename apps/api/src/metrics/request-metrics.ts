import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Metrics } from '@app/metrics';
import { pathOf } from '@app/observability';
import type { Routes } from '../http/routes';

type Request = IncomingMessage & { route?: { path?: unknown } };
type Middleware = (request: Request, response: ServerResponse, next: () => void) => void;

/** Seconds. The goals that alerts ask about are among them. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Measures every request by the route that it took: the template from the code, never the path, which a client can make
 * up. What no route is for counts as `unmatched`, what a page of `pages` answers under its path.
 * @param pages paths of what is not made of routes of ours
 */
export function measureRequests(
  metrics: Metrics,
  routes: Pick<Routes, 'templateOf'>,
  pages: readonly string[],
): Middleware {
  const requests = metrics.counter(
    'veogen_http_requests_total',
    'Requests that were answered, by method, route and status; aborted: the client left before the whole answer.',
    ['method', 'route', 'status'],
  );
  const duration = metrics.histogram(
    'veogen_http_request_duration_seconds',
    'Time from the head of a request to the end of the answer. Event streams last as long as somebody listens.',
    BUCKETS,
    ['method', 'route'],
  );
  const received = metrics.counter(
    'veogen_http_received_bytes_total',
    'Bytes of requests, with their heads.',
    ['route'],
  );
  const sent = metrics.counter('veogen_http_sent_bytes_total', 'Bytes of answers, with their heads.', [
    'route',
  ]);
  let inFlight = 0;
  metrics.reading('veogen_http_requests_in_flight', 'Requests that are being answered.', [], () => inFlight);

  const traffic = new WeakMap<Socket, { read: number; written: number }>();
  const routeOf = (request: Request, path: string): string => {
    const page = pages.find((start) => path === start || path.startsWith(`${start}/`));
    if (page !== undefined) return page;
    const { route } = request;
    // A request that is refused before its route is found counts for it all the same.
    return typeof route?.path === 'string' ? route.path : (routes.templateOf(path) ?? 'unmatched');
  };

  return (request, response, next) => {
    const startedAt = performance.now();
    const { socket } = request;
    const path = pathOf(request);
    const method = METHODS.has(request.method ?? '') ? (request.method as string) : 'other';
    inFlight++;
    response.once('close', () => {
      inFlight--;
      const route = routeOf(request, path);
      const status = response.writableFinished ? `${response.statusCode}` : 'aborted';
      requests.inc({ method, route, status });
      duration.observe({ method, route }, (performance.now() - startedAt) / 1_000);
      // Of a connection that is kept, each request has what came and went since the one before.
      const { bytesRead: read, bytesWritten: written } = socket;
      const before = traffic.get(socket);
      received.inc({ route }, Math.max(0, read - (before?.read ?? 0)));
      sent.inc({ route }, Math.max(0, written - (before?.written ?? 0)));
      traffic.set(socket, { read, written });
    });
    next();
  };
}
