import { option } from '../options/option';
import { defineDistribution } from './distribution-kind';
import { GuideTable } from './guide-table';

const MAX_BINS = 10_000;

/** Measured shares: a bin is chosen by weight, and within it every number is equally likely. */
export const histogram = defineDistribution({
  options: {
    edges: option.required(
      option.numbers({
        description: 'Ends of the bins, ascending: bin i runs from edges[i] up to but without edges[i + 1].',
        minItems: 2,
        maxItems: MAX_BINS + 1,
      }),
    ),
    weights: option.required(
      option.numbers({
        description: 'How often each bin is chosen, relative to the others; one number less than edges.',
        minItems: 1,
        maxItems: MAX_BINS,
        min: 0,
        max: 1e9,
      }),
    ),
  },
  grid: 'binned',
  check: ({ edges, weights }, _, report) => {
    if (weights.length !== edges.length - 1) {
      const message = `weights must have one number for each of the ${edges.length - 1} bins, not ${weights.length}`;
      report('/weights', 'wrong_length', message);
    } else if (weights.every((weight) => weight === 0)) {
      report('/weights', 'out_of_range', 'at least one of weights must be above 0');
    }
    const wrong = edges.findIndex((edge, i) => i > 0 && edge <= edges[i - 1]!);
    if (wrong > 0)
      report(`/edges/${wrong}`, 'out_of_range', `edges must ascend, but ${edges[wrong]!} does not`);
  },
  law: ({ edges, weights }) => {
    const ends = Float64Array.from(edges);
    const sums = Float64Array.from(weights);
    for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
    const table = new GuideTable(sums);
    const positions = new GuideTable(ends.map((end) => end - ends[0]!));
    const before = (bin: number): number => (bin === 0 ? 0 : sums[bin - 1]!);
    return {
      cdf: (x) => {
        if (x <= ends[0]!) return 0;
        if (x >= ends.at(-1)!) return 1;
        const bin = positions.find(x - ends[0]!) - 1;
        const part = (x - ends[bin]!) / (ends[bin + 1]! - ends[bin]!);
        return (before(bin) + weights[bin]! * part) / table.total;
      },
      quantile: (p) => {
        const value = p * table.total;
        const bin = table.find(value);
        const part = (value - before(bin)) / weights[bin]!;
        return ends[bin]! + part * (ends[bin + 1]! - ends[bin]!);
      },
    };
  },
});
