import { portableExp, portableExpm1, portableLog, portableLog1p, portablePow } from '../math/elementary';
import { option } from '../options/option';
import { normalCdf, normalQuantile } from '../random/normal';
import { defineDistribution } from './distribution-kind';

/** The least number of options that have to be above 0. */
const LEAST = 1e-9;

/** Distributions whose inverse is a formula. */

export const truncatedNormal = defineDistribution({
  options: {
    mean: option.required(option.number({ description: 'Centre of the bell curve.' })),
    stddev: option.required(
      option.number({ description: 'Standard deviation before truncation.', min: LEAST }),
    ),
  },
  grid: 'continuous',
  law: ({ mean, stddev }) => ({
    cdf: (x) => normalCdf((x - mean) / stddev),
    quantile: (p) => mean + stddev * normalQuantile(p),
  }),
});

export const logNormal = defineDistribution({
  options: {
    median: option.required(
      option.number({ description: 'Half of the values are below it, before truncation.', min: LEAST }),
    ),
    sigma: option.required(
      option.number({
        description: 'Standard deviation of the natural logarithm of the values.',
        min: LEAST,
        max: 100,
      }),
    ),
  },
  grid: 'continuous',
  law: ({ median, sigma }) => ({
    cdf: (x) => (x <= 0 ? 0 : normalCdf(portableLog(x / median) / sigma)),
    quantile: (p) => median * portableExp(sigma * normalQuantile(p)),
  }),
});

export const exponential = defineDistribution({
  options: {
    mean: option.required(option.number({ description: 'Mean before truncation.', min: LEAST })),
  },
  grid: 'continuous',
  law: ({ mean }) => ({
    cdf: (x) => (x <= 0 ? 0 : -portableExpm1(-x / mean)),
    quantile: (p) => -mean * portableLog1p(-p),
  }),
});

export const pareto = defineDistribution({
  options: {
    minimum: option.required(option.number({ description: 'Smallest value before truncation.', min: LEAST })),
    shape: option.required(
      option.number({
        description: 'Tail index: the share of values above x falls as x to the power of -shape.',
        min: 0.01,
        max: 1e6,
      }),
    ),
  },
  grid: 'continuous',
  law: ({ minimum, shape }) => ({
    cdf: (x) => (x <= minimum ? 0 : 1 - portablePow(minimum / x, shape)),
    quantile: (p) => minimum * portableExp(-portableLog1p(-p) / shape),
  }),
});

export const triangular = defineDistribution({
  options: {
    mode: option.required(
      option.number({ description: 'The most likely value, from min to max, which are the ends.' }),
    ),
  },
  grid: 'continuous',
  fillsSpan: true,
  check: ({ mode }, { low, high }, report) => {
    if (mode < low || mode > high)
      report('/mode', 'out_of_range', `mode (${mode}) must lie between min and max`);
  },
  law: ({ mode }, { low, high }) => {
    const width = high - low;
    const turn = width === 0 ? 0 : (mode - low) / width;
    return {
      quantile: (p) =>
        p < turn ? low + width * Math.sqrt(p * turn) : high - width * Math.sqrt((1 - p) * (1 - turn)),
    };
  },
});
