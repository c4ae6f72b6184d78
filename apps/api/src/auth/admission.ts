import type { IncomingMessage, ServerResponse } from 'node:http';
import { type IdentifiedRequest, Unauthenticated } from '@app/auth';
import { TooManyRequests } from '../http/http.errors';
import { clientOf } from '../rate-limits/client-address';
import type { RequestLimiter } from '../rate-limits/request-limiter';
import type { Authenticator } from './authenticator';

/** A request as it is after {@link admit}. */
export interface AdmittedRequest extends IncomingMessage, IdentifiedRequest {
  /** Why there are no credentials, or why they were refused: to be thrown by whoever needs them. */
  refusal?: Error;
}

interface ExpressRequest extends AdmittedRequest {
  path: string;
  ip?: string;
}

type Middleware = (
  request: ExpressRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who makes a request and whether it is one too many, before its body is read. Reading goes on without
 * credentials, for it may be public: whether it is, the guard knows. Nothing that is public writes.
 */
export function admit(authenticator: Authenticator, limiter: RequestLimiter): Middleware {
  const admitOne = async (request: ExpressRequest, response: ServerResponse): Promise<void> => {
    if (authenticator.isOn) {
      try {
        const principal = await authenticator.identify(request.headers, request.path);
        if (principal === undefined) request.refusal = new Unauthenticated('missing', MISSING);
        else {
          request.principal = principal;
          request.caller = principal.id;
        }
      } catch (error) {
        request.refusal = error as Error;
      }
    }
    if (limiter.isOn) {
      const taken = await limiter.take(request.principal?.id ?? clientOf(request.ip));
      for (const [name, value] of Object.entries(limiter.headers(taken))) response.setHeader(name, value);
      if (!taken.allowed) throw new TooManyRequests(limiter.limit, taken.resetSeconds);
    }
    if (request.refusal !== undefined && !READING.has(request.method ?? '')) throw request.refusal;
  };
  return (request, response, next) => {
    // Probes come from machines that have no key, and must not be late because of a database.
    if (request.path.startsWith('/health/')) return next();
    admitOne(request, response).then(() => next(), next);
  };
}

const MISSING =
  'Send an API key or a token: Authorization: Bearer …, or a key as X-API-Key. An administrator can give you one.';
