import type { ServerResponse } from 'node:http';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import {
  type Access,
  ACCESS,
  Forbidden,
  mayDo,
  type Principal,
  type ScopeName,
  Unauthenticated,
} from '@app/auth';
import { CrossSiteRequest } from '../http/http.errors';
import type { AdmittedRequest } from './admission';
import type { Ownership } from './ownership';

type RoutedRequest = AdmittedRequest & { params: Record<string, unknown> };

/** Refuses whatever its route does not allow. A route that says nothing allows nothing. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly ownership: Ownership,
  ) {}

  /** @throws Unauthenticated Forbidden, and what `Ownership.assertOwn` throws */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<RoutedRequest>();
    const principal = principalOf(request);
    if (access?.kind === 'scopes') requireScope(principal, access.scopes);
    // What it may do is up to the job; that there is one at all is not for others to know.
    const type = await this.ownership.assertOwn(principal, request.params);
    if (access?.kind === 'job') requireScope(principal, [scopeOfType(type)]);
    if (access === undefined) throw new Forbidden(['admin']);
    return true;
  }
}

/** What a request needs that would start a job of this type. Of types that are not ours nothing is known. */
export function scopeOfType(type: string | undefined): ScopeName {
  return (SCOPE_OF_TYPE as Record<string, ScopeName | undefined>)[type ?? ''] ?? 'admin';
}

const SCOPE_OF_TYPE = {
  generation: 'generate',
  verification: 'generate',
  export: 'export',
  upload: 'upload',
} as const satisfies Record<string, ScopeName>;

type Middleware = (
  request: AdmittedRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** The same for what is served by Express itself and not by Nest: pages. */
export function requireScopeFor(scope: ScopeName): Middleware {
  return (request, _response, next) => {
    try {
      requireScope(principalOf(request), [scope]);
      refuseOtherSites(request);
      next();
    } catch (error) {
      next(error);
    }
  };
}

/** @throws Unauthenticated */
function principalOf(request: AdmittedRequest): Principal {
  if (request.principal !== undefined) return request.principal;
  throw request.refusal ?? new Unauthenticated('missing', 'Credentials are needed here.');
}

/** @throws Forbidden */
function requireScope(principal: Principal, scopes: readonly ScopeName[]): void {
  if (!mayDo(principal, scopes)) throw new Forbidden(scopes);
}

/** A browser that has asked for a password sends it along whoever makes it send something. @throws CrossSiteRequest */
function refuseOtherSites({ method, headers }: AdmittedRequest): void {
  const site = headers['sec-fetch-site'];
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new CrossSiteRequest();
}
