import { LARGEST_BELOW_ONE, openFraction } from '../random/open-fraction';
import type { Law, Span, ValueGrid } from './distribution-kind';

/** The part of the distribution function of `law` that lies in `span`. */
interface Share {
  readonly below: number;
  readonly within: number;
}

/** How likely a value of `law` is to lie in `span`, and below it. */
export function shareOf(law: Law, { low, high }: Span, grid: ValueGrid): Share {
  if (law.cdf === undefined) return { below: 0, within: 1 };
  const below = law.cdf(grid === 'whole' ? Math.ceil(low) - 1 : low);
  return { below, within: law.cdf(high) - below };
}

/**
 * The quantile function of `law` under the condition that its values lie in `span`: the random fraction chooses among
 * the probabilities between those of the two ends, so that nothing is rejected and nothing piles up at the ends.
 */
export function truncatedQuantile(law: Law, span: Span, grid: ValueGrid): (fraction: number) => number {
  const { low, high } = span;
  const { below, within } = shareOf(law, span, grid);
  return (fraction) => {
    const p = below + openFraction(fraction) * within;
    return Math.min(high, Math.max(low, law.quantile(p < LARGEST_BELOW_ONE ? p : LARGEST_BELOW_ONE)));
  };
}
