import type { IncomingMessage, ServerResponse } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { boundTenant } from '@app/auth';
import { InvalidIdempotencyKey } from './http.errors';

const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** What a command wants to know of the request beside its body. */
export interface RequestOptions {
  idempotencyKey?: string;
  requestId?: string;
  /** The tenant that the caller is bound to. */
  boundTo?: string;
}

/** @throws InvalidIdempotencyKey */
export function requestOptions(request: IncomingMessage): RequestOptions {
  const { headers, requestId } = request;
  const key = headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !PRINTABLE.test(key)))
    throw new InvalidIdempotencyKey();
  const boundTo = boundTenant(request);
  return {
    ...(key !== undefined && { idempotencyKey: key }),
    ...(requestId !== undefined && { requestId }),
    ...(boundTo !== undefined && { boundTo }),
  };
}

/** The options of the request as a parameter of a handler. */
export const Options = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requestOptions(context.switchToHttp().getRequest<IncomingMessage>()),
);

/** The tenant that the caller is bound to, as a parameter of a handler; `undefined` for one that sees everything. */
export const BoundTo = createParamDecorator((_: unknown, context: ExecutionContext) =>
  boundTenant(context.switchToHttp().getRequest<IncomingMessage>()),
);

/** Tells the client why the answer is a job that was there before: the same key, of the one kind or the other. */
export function markRepetition(
  response: ServerResponse,
  { replayed, deduplicated }: { replayed: boolean; deduplicated: boolean },
): void {
  markReplay(response, replayed);
  if (deduplicated) response.setHeader('Deduplicated', 'true');
}

/** Tells the client that this is the answer to an earlier request with the same key. */
export function markReplay(response: ServerResponse, replayed: boolean): void {
  if (replayed) response.setHeader('Idempotency-Replayed', 'true');
}
