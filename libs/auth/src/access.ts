import { SetMetadata } from '@nestjs/common';
import type { ScopeName } from './scope';

/** Who may use a route. */
export type Access =
  | { kind: 'public' }
  /** Who has one of these scopes. */
  | { kind: 'scopes'; scopes: readonly ScopeName[] }
  /** Who could start the job that the route is about. */
  | { kind: 'job' };

/** Under what the decorators here leave their word with a route. */
export const ACCESS = 'veogen:access';

/**
 * The route is for callers with this scope, or with one of these. On a controller: all its routes that do not say
 * otherwise. The API does not start with a route that says nothing.
 */
export function Scope(...scopes: [ScopeName, ...ScopeName[]]): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, { kind: 'scopes', scopes } satisfies Access);
}

/** The route is for callers who could start the job that it names: to cancel an export is for who may export. */
export function ScopeOfJob(): MethodDecorator {
  return SetMetadata(ACCESS, { kind: 'job' } satisfies Access);
}

/** The route is for everybody. It only reads, or has a proof of its own, such as the signature of a link. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
}
