import { MAX_SAFE, option } from '../../options/option';
import { defineField } from '../define-field';

const INT4 = 2 ** 31;
const MAX_SCALE = 15;

/** Digits after the point of a number as JavaScript writes it. */
function scaleOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

interface Multiples {
  /** The multiple as a whole number of units of 10^-scale. */
  readonly unit: number;
  readonly scale: number;
  /** The first and the last factor. */
  readonly from: number;
  readonly to: number;
}

/** Whole numbers, so that 0.07 is what 7 x 0.01 is. */
function multiplesOf({ of, min, max }: { of: number; min: number; max: number }): Multiples {
  const scale = scaleOf(of);
  const unit = Math.round(of * 10 ** scale);
  let from = Math.ceil((min * 10 ** scale) / unit);
  let to = Math.floor((max * 10 ** scale) / unit);
  // The divisions round: look one step to each side.
  const value = (factor: number): number => (factor * unit) / 10 ** scale;
  while (value(from - 1) >= min) from--;
  while (value(from) < min) from++;
  while (value(to + 1) <= max) to++;
  while (value(to) > max) to--;
  return { unit, scale, from: from + 0, to: to + 0 };
}

function columnTypeOf(multiples: Multiples): 'int4' | 'int8' | 'numeric' {
  const { unit, scale, from, to } = multiples;
  if (scale > 0) return 'numeric';
  return from * unit >= -INT4 && to * unit < INT4 ? 'int4' : 'int8';
}

export const multiple = defineField({
  type: 'multiple',
  family: 'number',
  description: 'A multiple of a number, exact in decimals: of 0.05, prices such as 3.95 and 4.00.',
  example: { of: 0.05, min: 1, max: 20 },
  options: {
    of: option.required(
      option.number({
        description: `What values are multiples of: above 0, with up to ${MAX_SCALE} digits after the point.`,
        min: 0,
      }),
    ),
    min: option.number({ description: 'Smallest value, itself a multiple or not.', default: 0 }),
    max: option.number({ description: 'Largest value, itself a multiple or not.', default: 1000 }),
  },
  columnType: (options) => columnTypeOf(multiplesOf(options)),
  columnTypes: ['int4', 'int8', 'numeric'],
  uniqueness: (options) => {
    const { from, to } = multiplesOf(options);
    return { available: to - from + 1 };
  },
  check: ({ of, min, max }, report) => {
    const scale = scaleOf(of);
    if (of === 0 || scale > MAX_SCALE) {
      report('/of', 'out_of_range', `of must be above 0 with up to ${MAX_SCALE} digits after the point`);
    } else if (min > max) {
      report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    } else if (Math.max(Math.abs(min), Math.abs(max)) * 10 ** scale > MAX_SAFE / 4) {
      report('/max', 'out_of_range', `the range from ${min} to ${max} is too large for multiples of ${of}`);
    } else {
      const { from, to } = multiplesOf({ of, min, max });
      if (from > to) report('/min', 'empty_range', `no multiple of ${of} lies between ${min} and ${max}`);
    }
  },
  compile: (options, { pick }) => {
    const multiples = multiplesOf(options);
    const { unit, scale, from, to } = multiples;
    const factor = pick(to - from + 1);
    const type = columnTypeOf(multiples);
    const value = (row: number): number => (from + factor.at(row)) * unit + 0;
    return type === 'numeric' ? { type, scale, unscaled: value } : { type, value };
  },
});
