import { option } from '../../options/option';
import { defineField } from '../define-field';
import { checkRange, decimalRange, sizeOf } from './decimal-range';
import { checkDistribution, distributionOption, doublesOf, integersOf, uniquenessOf } from './distribution';

const INT4_MIN = -2147483648;
const INT4_MAX = 2147483647;

export const integer = defineField({
  type: 'integer',
  family: 'number',
  description: 'A whole number from min to max, both included.',
  example: { min: 18, max: 90, distribution: { kind: 'normal', mean: 40, stddev: 12 } },
  options: {
    min: option.integer({ description: 'Smallest value.', default: 0 }),
    max: option.integer({ description: 'Largest value.', default: 1000 }),
    distribution: distributionOption,
  },
  correlatable: true,
  columnType: ({ min, max }) => (min >= INT4_MIN && max <= INT4_MAX ? 'int4' : 'int8'),
  columnTypes: ['int4', 'int8'],
  uniqueness: ({ min, max, distribution }) => uniquenessOf(max - min + 1, distribution),
  check: (values, report) => {
    const { min, max, distribution } = values;
    if (checkRange(values, 0, report)) checkDistribution(distribution, min, max, 1, report);
  },
  compile: ({ min, max, distribution }, context) => ({
    type: min >= INT4_MIN && max <= INT4_MAX ? 'int4' : 'int8',
    value: integersOf(context, min, max, distribution),
  }),
});

export const number = defineField({
  type: 'number',
  family: 'number',
  description: 'A floating-point number (double precision) from min to max.',
  example: { min: 0, max: 100, decimals: 2 },
  options: {
    min: option.number({ description: 'Smallest value.', default: 0 }),
    max: option.number({ description: 'Largest value.', default: 1 }),
    decimals: option.integer({
      description: 'Digits after the point; as many as a double has when left out.',
      min: 0,
      max: 15,
    }),
    distribution: distributionOption,
  },
  correlatable: true,
  columnType: 'float8',
  uniqueness: ({ min, max, decimals, distribution }) =>
    decimals === undefined
      ? { reason: 'give decimals, so that the different values can be counted' }
      : uniquenessOf(sizeOf(decimalRange({ min, max }, decimals)), distribution),
  check: ({ min, max, decimals, distribution }, report) => {
    if (decimals !== undefined) {
      if (!checkRange({ min, max }, decimals, report)) return;
      checkDistribution(distribution, min, max, 10 ** -decimals, report);
    } else if (min > max) {
      report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    } else {
      checkDistribution(distribution, min, max, 0, report);
    }
  },
  compile: ({ min, max, decimals, distribution }, context) => {
    if (decimals === undefined) return { type: 'float8', value: doublesOf(context, min, max, distribution) };
    const range = decimalRange({ min, max }, decimals);
    const unit = 10 ** decimals;
    const unscaled = integersOf(context, range.min, range.max, distribution, unit);
    return { type: 'float8', value: (row) => unscaled(row) / unit };
  },
});

export const decimal = defineField({
  type: 'decimal',
  family: 'number',
  description: 'An exact decimal number from min to max, for money and the like.',
  example: { min: 5, max: 500, scale: 2 },
  options: {
    min: option.number({ description: 'Smallest value.', default: 0 }),
    max: option.number({ description: 'Largest value.', default: 1000 }),
    scale: option.integer({ description: 'Digits after the point.', default: 2, min: 0, max: 15 }),
    distribution: distributionOption,
  },
  correlatable: true,
  columnType: 'numeric',
  uniqueness: ({ min, max, scale, distribution }) =>
    uniquenessOf(sizeOf(decimalRange({ min, max }, scale)), distribution),
  check: ({ min, max, scale, distribution }, report) => {
    if (!checkRange({ min, max }, scale, report)) return;
    checkDistribution(distribution, min, max, 10 ** -scale, report);
  },
  compile: ({ min, max, scale, distribution }, context) => {
    const range = decimalRange({ min, max }, scale);
    return {
      type: 'numeric',
      scale,
      unscaled: integersOf(context, range.min, range.max, distribution, 10 ** scale),
    };
  },
});
