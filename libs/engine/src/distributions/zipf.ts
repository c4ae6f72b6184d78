import { portableExp, portableExpm1, portableLog, portableLog1p, portablePow } from '../math/elementary';
import { option } from '../options/option';
import { defineDistribution } from './distribution-kind';
import { GuideTable } from './guide-table';

const TABLED_RANKS = 256;

/**
 * Ranks: min is the most frequent value, and the k-th comes k^-exponent times as often. The first 256 ranks are in a
 * table; a later rank k takes the area under x^-exponent from k - 1/2 to k + 1/2, which differs from its share by less
 * than exponent (exponent + 1) / 24 k^-2 of it and has an inverse that is a formula. The work is bounded for any
 * number of ranks, unlike that of rejection (W. Hörmann and G. Derflinger, "Rejection-inversion to generate variates
 * from monotone discrete distributions", ACM TOMACS 6 (1996)), whose area function this is.
 */
export const zipf = defineDistribution({
  options: {
    exponent: option.required(
      option.number({ description: '1 is the law of Zipf; 0 makes all equally likely.', min: 0, max: 100 }),
    ),
  },
  grid: 'whole',
  fillsSpan: true,
  law: ({ exponent }, { low, high }) => {
    const ranks = Math.floor(high - low) + 1;
    const tabled = Math.min(ranks, TABLED_RANKS);
    const sums = new Float64Array(tabled);
    let sum = 0;
    for (let rank = 1; rank <= tabled; rank++) sums[rank - 1] = sum += portablePow(rank, -exponent);
    const table = new GuideTable(sums);
    if (ranks === tabled) return { quantile: (p) => low + table.find(p * sum) };

    const areaBefore = areaUpTo(tabled + 0.5, exponent);
    const total = sum + areaUpTo(ranks + 0.5, exponent) - areaBefore;
    return {
      quantile: (p) => {
        const value = p * total;
        if (value < sum) return low + table.find(value);
        const rank = Math.floor(endOfArea(value - sum + areaBefore, exponent) + 0.5);
        return low + Math.min(ranks, Math.max(tabled + 1, rank)) - 1;
      },
    };
  },
});

/** The area under x^-exponent from 1 to `x`, also where the exponent is near 1. */
function areaUpTo(x: number, exponent: number): number {
  const log = portableLog(x);
  const t = (1 - exponent) * log;
  return t === 0 ? log : (portableExpm1(t) / t) * log;
}

/** The inverse of {@link areaUpTo}. */
function endOfArea(area: number, exponent: number): number {
  const t = (1 - exponent) * area;
  if (t <= -1) return Infinity; // rounding beyond the end of a finite area
  return t === 0 ? portableExp(area) : portableExp((portableLog1p(t) / t) * area);
}

/** The shares of the first `count` ranks, up to a common factor. */
export function zipfWeights(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, i) => portablePow(i + 1, -exponent));
}
