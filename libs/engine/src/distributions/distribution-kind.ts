import type { OptionRules, OptionValues, Report } from '../options/option';

/** The numbers between which a distribution is asked for, in the unit of its options. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** A distribution with its options filled in. */
export interface Law {
  /**
   * The inverse of the distribution function: the smallest x that is not exceeded with probability p, for p strictly
   * between 0 and 1. Not decreasing. May be infinite.
   */
  quantile(p: number): number;
  /** The probability of a value up to and including x. Left out by kinds that fill the span. */
  cdf?(x: number): number;
}

/**
 * How the values of a distribution meet a field that has only some numbers, such as integers or cents:
 * `continuous` ones are rounded to the nearest, `binned` ones to the next lower one, and `whole` ones are whole
 * numbers already.
 */
export type ValueGrid = 'continuous' | 'binned' | 'whole';

/** A family of distributions that users name by its `kind`. */
export interface DistributionKind<R extends OptionRules = OptionRules> {
  readonly options: R;
  readonly grid: ValueGrid;
  /** Whether the span itself is what the values are spread over, so that none can lie outside; false by default. */
  readonly fillsSpan?: true;
  /** Reports what no single option can know to be wrong. */
  check?(options: OptionValues<R>, span: Span, report: Report): void;
  /** Called with options that passed {@link check}. Takes bounded time and memory. */
  law(options: OptionValues<R>, span: Span): Law;
}

/** Gives the literal the types of its own options. */
export function defineDistribution<R extends OptionRules>(kind: DistributionKind<R>): DistributionKind<R> {
  return kind;
}
