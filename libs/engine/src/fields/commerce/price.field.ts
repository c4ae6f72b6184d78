import { option } from '../../options/option';
import { defineField } from '../define-field';
import { checkDistribution, integersOf, optionalDistribution, uniquenessOf } from '../number/distribution';

export const price = defineField({
  type: 'price',
  family: 'commerce',
  description: 'A price as shops write it: a whole number and the cents given by `ending`, as in 24.99.',
  example: { min: 5, max: 200 },
  options: {
    min: option.integer({ description: 'Smallest whole part.', default: 1, min: 0, max: 1e12 }),
    max: option.integer({ description: 'Largest whole part.', default: 499, min: 0, max: 1e12 }),
    ending: option.choice(['99', '95', '90', '49', '00'], {
      description: 'The two digits after the point.',
      default: '99',
    }),
    distribution: optionalDistribution('whole parts'),
  },
  correlatable: true,
  columnType: 'numeric',
  uniqueness: ({ min, max, distribution }) => uniquenessOf(max - min + 1, distribution),
  check: ({ min, max, distribution }, report) => {
    if (min > max) report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    else checkDistribution(distribution, min, max, 1, report);
  },
  compile: ({ min, max, ending, distribution }, context) => {
    const whole = integersOf(context, min, max, distribution);
    const cents = Number(ending);
    return { type: 'numeric', scale: 2, unscaled: (row) => whole(row) * 100 + cents };
  },
});

export const discount = defineField({
  type: 'discount',
  family: 'commerce',
  description: 'A discount in percent, in steps, as in 0, 5, 10.',
  example: { max: 50, step: 5 },
  options: {
    min: option.integer({ description: 'Smallest discount.', default: 0, min: 0, max: 100 }),
    max: option.integer({ description: 'Largest discount.', default: 50, min: 0, max: 100 }),
    step: option.integer({ description: 'Distance of two discounts.', default: 5, min: 1, max: 100 }),
  },
  columnType: 'int4',
  check: ({ min, max }, report) => {
    if (min > max) report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
  },
  compile: ({ min, max, step }, { pick }) => {
    const steps = pick(Math.floor((max - min) / step) + 1);
    return { type: 'int4', value: (row) => min + steps.at(row) * step };
  },
});
