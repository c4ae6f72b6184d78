import { TRUNCATED_KINDS, truncatedKind } from '../../distributions';
import type { Law, Span, ValueGrid } from '../../distributions/distribution-kind';
import { shareOf, truncatedQuantile } from '../../distributions/truncated';
import { option, type OptionRules, type OptionValues, type Report } from '../../options/option';
import { normalQuantile } from '../../random/normal';
import { openFraction } from '../../random/open-fraction';
import type { FieldContext, Uniqueness } from '../define-field';

type OptionsOf<K extends Readonly<Record<string, { options: OptionRules }>>> = {
  readonly [N in keyof K]: K[N]['options'];
};
const truncatedOptions = Object.fromEntries(
  Object.entries(TRUNCATED_KINDS).map(([kind, { options }]) => [kind, options]),
) as OptionsOf<typeof TRUNCATED_KINDS>;

const DISTRIBUTIONS = {
  uniform: {},
  normal: {
    mean: option.required(option.number({ description: 'Centre of the bell curve.' })),
    stddev: option.required(option.number({ description: 'Standard deviation.', min: 0 })),
  },
  ...truncatedOptions,
};

/** Of fields that had no distribution at first: their canonical form stays as it was where none is given. */
export const optionalDistribution = (unit: string) =>
  option.variant(DISTRIBUTIONS, {
    title: 'distribution',
    description: `How values are spread, in ${unit}; all equally likely when left out (docs/distributions.md).`,
  });

/** How the values of a numeric field are spread over `min` to `max`. */
export const distributionOption = option.variant(DISTRIBUTIONS, {
  title: 'distribution',
  description:
    'How values are spread (docs/distributions.md). `uniform` makes all equally likely; `normal` is a bell curve whose values beyond min and max become min or max; all other kinds are truncated to min and max.',
  default: { kind: 'uniform' },
});

const { normal, logNormal, exponential, pareto, poisson, histogram } = DISTRIBUTIONS;

/** What is added to another number: the distributions that need no bounds. */
export const noiseOption = option.variant(
  { normal, logNormal, exponential, pareto, poisson, histogram },
  {
    title: 'noise',
    description:
      'What chance adds: a distribution (docs/distributions.md) that needs no bounds, which are `normal`, `logNormal`, `exponential`, `pareto`, `poisson` and `histogram`. Nothing when left out.',
  },
);

export type Noise = OptionValues<{ noise: typeof noiseOption }>['noise'];

/** Numbers spread by `noise`, not truncated; they may be infinite. */
export function noiseOf(context: FieldContext, noise: Noise): (row: number) => number {
  if (noise === undefined) return () => 0;
  if (noise.kind === 'normal') return normalOf(context, noise.mean, noise.stddev);
  const { law } = compiled(noise, 0, 0, 0);
  const { fraction } = context;
  return (row) => law.quantile(openFraction(fraction(row)));
}

/** Refuses noise whose options contradict each other. */
export function checkNoise(noise: Noise, report: Report): void {
  if (noise === undefined || noise.kind === 'normal') return;
  const { kind, ...options } = noise;
  truncatedKind(kind).check?.(options, { low: 0, high: 0 }, (pointer, code, message) =>
    report(`/noise${pointer}`, code, `noise ${message}`),
  );
}

export type Distribution = OptionValues<{ distribution: typeof distributionOption }>['distribution'];
type Truncated = Exclude<Distribution, { kind: 'uniform' | 'normal' }>;

const UNIFORM: Distribution = { kind: 'uniform' };
/** A truncated distribution keeps at least this share of its values; the rest has enough digits then. */
const LEAST_SHARE = 1e-6;

/** The unit of a field that has only some numbers, such as 0.01; 0 for one that has all. */
type Unit = number;

/** The span that rounding to the unit maps into `min` to `max`. */
function spanOf(min: number, max: number, unit: Unit, grid: ValueGrid): Span {
  if (grid === 'continuous') return { low: min - unit / 2, high: max + unit / 2 };
  return { low: min, high: grid === 'binned' ? max + unit : max };
}

interface Compiled {
  readonly law: Law;
  readonly span: Span;
  readonly grid: ValueGrid;
}

function compiled({ kind, ...options }: Truncated, min: number, max: number, unit: Unit): Compiled {
  const { grid, law } = truncatedKind(kind);
  const span = spanOf(min, max, unit, grid);
  return { law: law(options, span), span, grid };
}

/**
 * Whole numbers from `min` to `max` (inclusive; the span is below 2^53), spread by `distribution`, whose numbers
 * are multiplied by `scale` to get to the same unit. `origin` is the whole number at which its numbers count as 0.
 */
export function integersOf(
  context: FieldContext,
  min: number,
  max: number,
  distribution: Distribution = UNIFORM,
  scale = 1,
  origin = 0,
): (row: number) => number {
  if (distribution.kind === 'uniform') {
    const pick = context.pick(max - min + 1);
    return (row) => min + pick.at(row);
  }
  if (distribution.kind === 'normal') {
    const normal = normalOf(context, origin + distribution.mean * scale, distribution.stddev * scale);
    return (row) => Math.min(max, Math.max(min, Math.round(normal(row)))) + 0;
  }
  const { law, span, grid } = compiled(
    distribution,
    (min - origin) / scale,
    (max - origin) / scale,
    1 / scale,
  );
  const quantile = truncatedQuantile(law, span, grid);
  const { fraction } = context;
  if (grid === 'binned') {
    return (row) =>
      Math.min(max, Math.max(min, origin + Math.floor(quantile(fraction(row)) * scale + ROUNDING))) + 0;
  }
  return (row) => Math.min(max, Math.max(min, origin + Math.round(quantile(fraction(row)) * scale))) + 0;
}

/** Edges such as 0.29 are not exact in binary: what is this near to the next unit has reached it. */
const ROUNDING = 1e-6;

/** Doubles from `min` to `max`. */
export function doublesOf(
  context: FieldContext,
  min: number,
  max: number,
  distribution: Distribution = UNIFORM,
): (row: number) => number {
  const { fraction } = context;
  if (distribution.kind === 'uniform') return (row) => min + fraction(row) * (max - min);
  if (distribution.kind === 'normal') {
    const normal = normalOf(context, distribution.mean, distribution.stddev);
    return (row) => Math.min(max, Math.max(min, normal(row)));
  }
  const { law, span, grid } = compiled(distribution, min, max, 0);
  const quantile = truncatedQuantile(law, span, grid);
  return (row) => quantile(fraction(row)) + 0;
}

function normalOf({ fraction }: FieldContext, mean: number, stddev: number): (row: number) => number {
  return (row) => mean + stddev * normalQuantile(openFraction(fraction(row)));
}

/**
 * Refuses a distribution that cannot give values from `min` to `max`, which are in the unit of its options and are
 * in order themselves; `unit` is the distance of two values of the field, 0 when it is continuous.
 */
export function checkDistribution(
  distribution: Distribution | undefined,
  min: number,
  max: number,
  unit: Unit,
  report: Report,
): void {
  if (distribution === undefined || distribution.kind === 'uniform' || distribution.kind === 'normal') return;
  const { kind, ...options } = distribution;
  const { check, grid, fillsSpan } = truncatedKind(kind);
  let sound = true;
  check?.(options, spanOf(min, max, unit, grid), (pointer, code, message) => {
    sound = false;
    report(`/distribution${pointer}`, code, `distribution ${message}`);
  });
  if (!sound || fillsSpan) return;
  const { law, span } = compiled(distribution, min, max, unit);
  const { within } = shareOf(law, span, grid);
  if (within >= LEAST_SHARE) return;
  const message = `of this ${kind} distribution fewer than one value in a million lies from ${min} to ${max}; move min and max, or its parameters`;
  report('/distribution', 'out_of_reach', message);
}

/** A permutation has no shape, so only uniform numbers can be unique. */
export function uniquenessOf(available: number, distribution: Distribution = UNIFORM): Uniqueness {
  const { kind } = distribution;
  return kind === 'uniform' ? { available } : { reason: `numbers with a ${kind} distribution repeat` };
}
