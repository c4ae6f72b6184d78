import { option } from '../options/option';
import { defineDistribution } from './distribution-kind';
import { GuideTable } from './guide-table';

/**
 * Counts of independent events. A table of the probabilities, by their recurrence from the mode in both directions up
 * to where they no longer matter (less than 10^-17 of the whole), searched through a guide table.
 */
export const poisson = defineDistribution({
  options: {
    mean: option.required(
      option.number({ description: 'Mean number of events, before truncation.', min: 1e-9, max: 100_000 }),
    ),
  },
  grid: 'whole',
  law: ({ mean }) => {
    const reach = 9 * Math.sqrt(mean) + 25;
    const mode = Math.floor(mean);
    const first = Math.max(0, Math.floor(mean - reach));
    const last = Math.ceil(mean + reach);
    const sums = new Float64Array(last - first + 1);
    sums[mode - first] = 1;
    for (let k = mode; k > first; k--) sums[k - 1 - first] = (sums[k - first]! * k) / mean;
    for (let k = mode + 1; k <= last; k++) sums[k - first] = (sums[k - 1 - first]! * mean) / k;
    for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
    const table = new GuideTable(sums);
    return {
      cdf: (x) => {
        const k = Math.floor(x);
        return k < first ? 0 : k >= last ? 1 : sums[k - first]! / table.total;
      },
      quantile: (p) => first + table.find(p * table.total),
    };
  },
});
