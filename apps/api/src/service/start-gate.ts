import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceStarting } from '../http/http.errors';
import type { ServiceState } from './service-state';

type Middleware = (
  request: IncomingMessage & { path: string },
  response: ServerResponse,
  next: (error?: Error) => void,
) => void;

/** Until the service has started, only probes and documentation are answered. */
export function startGate(state: ServiceState, isAlwaysOpen: (path: string) => boolean): Middleware {
  return (request, _response, next) => {
    const closed = state.phase === 'starting' && !isAlwaysOpen(request.path);
    next(closed ? new ServiceStarting(state.waitingFor) : undefined);
  };
}
