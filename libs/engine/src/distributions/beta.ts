import { portableExp, portableLog, portableLog1p } from '../math/elementary';
import { option } from '../options/option';
import { defineDistribution } from './distribution-kind';
import { GuideTable } from './guide-table';

/** By how much the logarithm of the density may change from one node to the next. */
const STEP = 0.2;
/** Beyond e^-30 of its peak the density counts as exponential. */
const DEPTH = 30;
/** Half of the distance of the two points of Gauss-Legendre quadrature, in widths. */
const GAUSS = 0.28867513459481287;

/**
 * Shares, spread over min to max. The inverse has no formula and is interpolated (numerical inversion as in
 * G. Derflinger, W. Hörmann and J. Leydold, "Random variate generation by numerical inversion when only the density
 * is known", ACM TOMACS 20 (2010)), but for the logit of the share: its density is smooth and falls off exponentially
 * for all parameters, where that of the share itself has poles. The error in probability is below 10^-5.
 */
export const beta = defineDistribution({
  options: {
    alpha: option.required(
      option.number({ description: 'The greater, the nearer to max.', min: 0.01, max: 1e6 }),
    ),
    beta: option.required(
      option.number({ description: 'The greater, the nearer to min.', min: 0.01, max: 1e6 }),
    ),
  },
  grid: 'continuous',
  fillsSpan: true,
  law: ({ alpha, beta: other }, { low, high }) => {
    const logit = logitQuantile(alpha, other);
    return { quantile: (p) => low + (high - low) / (1 + portableExp(-logit(p))) };
  },
});

/** The quantile of ln(x / (1 - x)) for a beta variable x. */
function logitQuantile(a: number, b: number): (p: number) => number {
  const peak = logDensity(portableLog(a / b), a, b);
  const density = (t: number): number => portableExp(logDensity(t, a, b) - peak);
  const far = 16 + portableLog(1 + a + b);
  const start = Math.max(-far, depthFrom(-far, a, b, peak));
  const end = Math.min(far, depthFrom(far, a, b, peak));

  const nodes = [start];
  for (let t = start; t < end;) {
    const x = 1 / (1 + portableExp(-t));
    const slope = Math.abs(a - (a + b) * x);
    t = Math.min(end, t + STEP / Math.max(1, slope, Math.sqrt((a + b) * x * (1 - x))));
    nodes.push(t);
  }
  const leftRate = a - (a + b) / (1 + portableExp(-start));
  const rightRate = (a + b) / (1 + portableExp(-end)) - a;
  const sums = new Float64Array(nodes.length + 1);
  sums[0] = density(start) / leftRate;
  for (let i = 1; i < nodes.length; i++) {
    const from = nodes[i - 1]!;
    const width = nodes[i]! - from;
    const middle = from + width / 2;
    const area = (density(middle - GAUSS * width) + density(middle + GAUSS * width)) / 2;
    sums[i] = sums[i - 1]! + area * width;
  }
  const rightTail = density(end) / rightRate;
  sums[nodes.length] = sums[nodes.length - 1]! + rightTail;

  const table = new GuideTable(sums);
  const at = Float64Array.from(nodes);
  const slopes = at.map((t) => 1 / density(t)); // of t as a function of the sum
  return (p) => {
    const value = p * table.total;
    const i = table.find(value);
    if (i === 0) return start + portableLog(value / sums[0]!) / leftRate;
    if (i === nodes.length) {
      const left = Math.max(table.total - value, table.total * 2 ** -54);
      return end - portableLog(left / rightTail) / rightRate;
    }
    return hermite(value, sums[i - 1]!, sums[i]!, at[i - 1]!, at[i]!, slopes[i - 1]!, slopes[i]!);
  };
}

/** Logarithm of the density of the logit, up to a constant: a ln x + b ln(1 - x). */
function logDensity(t: number, a: number, b: number): number {
  const tail = portableLog1p(portableExp(-Math.abs(t)));
  return t > 0 ? -a * tail - b * (t + tail) : a * (t - tail) - b * tail;
}

/** Where, between the peak and `far`, the density has fallen to e^-DEPTH of the peak; `far` if it has not. */
function depthFrom(far: number, a: number, b: number, peak: number): number {
  if (logDensity(far, a, b) > peak - DEPTH) return far;
  let outside = far;
  let inside = portableLog(a / b);
  for (let i = 0; i < 40; i++) {
    const middle = (outside + inside) / 2;
    if (logDensity(middle, a, b) > peak - DEPTH) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** The cubic through (x0, y0) and (x1, y1) with the given slopes there. */
function hermite(
  x: number,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  slope0: number,
  slope1: number,
): number {
  const width = x1 - x0;
  const s = (x - x0) / width;
  const r = 1 - s;
  return r * r * ((1 + 2 * s) * y0 + s * width * slope0) + s * s * ((1 + 2 * r) * y1 - r * width * slope1);
}
