import { ServiceStarting } from '../http/http.errors';
/** Until the service has started, only probes and documentation are answered. */
export function startGate(state, isAlwaysOpen) {
    return (request, _response, next) => {
        const closed = state.phase === 'starting' && !isAlwaysOpen(request.path);
        next(closed ? new ServiceStarting(state.waitingFor) : undefined);
    };
}
