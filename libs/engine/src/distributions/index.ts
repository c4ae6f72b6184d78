import { beta } from './beta';
import type { DistributionKind } from './distribution-kind';
import { histogram } from './histogram';
import { poisson } from './poisson';
import { exponential, logNormal, pareto, triangular, truncatedNormal } from './simple-laws';
import { zipf } from './zipf';

/** The distributions that are truncated to the bounds of their field, by the `kind` that users write. */
export const TRUNCATED_KINDS = {
  truncatedNormal,
  logNormal,
  exponential,
  poisson,
  zipf,
  pareto,
  beta,
  triangular,
  histogram,
} as const;

export type TruncatedKind = keyof typeof TRUNCATED_KINDS;

/** A kind by its name; its options are only known to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options are invariant; the kind reads what it wrote
export function truncatedKind(name: TruncatedKind): DistributionKind<any> {
  return TRUNCATED_KINDS[name];
}
