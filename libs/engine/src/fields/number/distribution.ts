import { option, type OptionValues } from '../../options/option';
import { fraction53 } from '../../random/draw';
import { normalQuantile } from '../../random/normal';
import type { FieldContext, Uniqueness } from '../define-field';

/** How the values of a numeric field are spread over `min` to `max`. */
export const distributionOption = option.variant(
  {
    uniform: {},
    normal: {
      mean: option.required(option.number({ description: 'Centre of the bell curve.' })),
      stddev: option.required(option.number({ description: 'Standard deviation.', min: 0 })),
    },
  },
  {
    description:
      'How values are spread: `uniform` makes all equally likely; `normal` is a bell curve, cut to min and max (values beyond become min or max).',
    default: { kind: 'uniform' },
  },
);

export type Distribution = OptionValues<{ distribution: typeof distributionOption }>['distribution'];

/**
 * Whole numbers from `min` to `max` (inclusive; the span is below 2^53), spread by `distribution`, whose numbers
 * are multiplied by `scale` to get to the same unit.
 */
export function integersOf(
  context: FieldContext,
  min: number,
  max: number,
  distribution: Distribution,
  scale = 1,
): (row: number) => number {
  if (distribution.kind === 'uniform') {
    const pick = context.pick(max - min + 1);
    return (row) => min + pick.at(row);
  }
  const normal = normalOf(context, distribution.mean * scale, distribution.stddev * scale);
  return (row) => Math.min(max, Math.max(min, Math.round(normal(row)))) + 0;
}

/** Doubles from `min` to `max`. */
export function doublesOf(
  context: FieldContext,
  min: number,
  max: number,
  distribution: Distribution,
): (row: number) => number {
  const { random } = context;
  if (distribution.kind === 'uniform') return (row) => min + fraction53(random.cell(row), 0) * (max - min);
  const normal = normalOf(context, distribution.mean, distribution.stddev);
  return (row) => Math.min(max, Math.max(min, normal(row)));
}

function normalOf({ random }: FieldContext, mean: number, stddev: number): (row: number) => number {
  // Half a step away from 0, because the quantile of 0 is infinite.
  return (row) => mean + stddev * normalQuantile(fraction53(random.cell(row), 0) + 2 ** -54);
}

/** A permutation has no shape, so only uniform numbers can be unique. */
export function uniquenessOf(available: number, { kind }: Distribution): Uniqueness {
  return kind === 'uniform' ? { available } : { reason: `numbers with a ${kind} distribution repeat` };
}
