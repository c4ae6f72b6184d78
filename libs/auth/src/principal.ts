import type { ScopeName } from './scope';

/** Who makes a request, once a key or a token has shown it. */
export interface Principal {
  /** For logs and limits: `key:<id of the key>` or `sub:<subject of the token>`. */
  id: string;
  scopes: ReadonlySet<ScopeName>;
  /** What it sees and makes belongs to this tenant; `null`: it sees everything, which only `admin` does. */
  tenant: string | null;
}

/** Whether it has one of these scopes, or the one that has them all. */
export function mayDo({ scopes }: Principal, wanted: readonly ScopeName[]): boolean {
  return scopes.has('admin') || wanted.some((scope) => scopes.has(scope));
}
