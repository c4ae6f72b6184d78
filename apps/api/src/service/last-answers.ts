import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceState } from './service-state';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Once the service stops, every answer tells its client not to send another request on the same connection. */
export function closeWithLastAnswers(state: ServiceState): Middleware {
  const underWay = new Set<ServerResponse>();
  const close = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  state.onStop(() => underWay.forEach(close));
  return (_request, response, next) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (state.phase === 'stopping') close(response);
    next();
  };
}
