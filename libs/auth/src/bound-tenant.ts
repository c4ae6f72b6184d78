import type { Principal } from './principal';

/** A request whose maker was asked for. */
export interface IdentifiedRequest {
  /** Who makes it, where that could be shown. */
  principal?: Principal;
}

/**
 * The tenant that the maker of a request is bound to: `boundTo` of what is done for it. `undefined`: it is bound to none.
 * @param request of Express or Node.js
 */
export function boundTenant(request: object): string | undefined {
  return (request as IdentifiedRequest).principal?.tenant ?? undefined;
}
