import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceStarting } from '../http/http.errors';
import type { ServiceState } from './service-state';

type Middleware = (request: IncomingMessage & { path: string }, response: ServerResponse, next: (error?: Error) => void) => void;

/** Until the service has started, only probes and documentation are answered; when it stops, connections close. */
export function startGate(state: ServiceState, isAlwaysOpen: (path: string) => boolean): Middleware {
  return (request, response, next) => {
    if (state.phase === 'running' || isAlwaysOpen(request.path)) return next();
    if (state.phase === 'starting') return next(new ServiceStarting(state.waitingFor));
    response.setHeader('Connection', 'close');
    next();
  };
}
