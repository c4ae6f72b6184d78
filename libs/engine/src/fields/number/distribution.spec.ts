import fc from 'fast-check';
import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOfField } from '../../testing/column-values';

const ROWS = 100_000;
type Numbers = Float64Array;

/** Values of one field as numbers, without the way through text. */
function numbersOf(field: Record<string, unknown>, count = ROWS, firstRow = 0): Float64Array {
  const column = planOf([{ name: 'value', ...field }]).columns[0]!;
  const at =
    column.type === 'numeric'
      ? (row: number) => column.unscaled(row) / 10 ** column.scale
      : column.type === 'int4' || column.type === 'int8' || column.type === 'float8'
        ? column.value
        : column.type === 'date'
          ? column.days
          : column.type === 'timestamptz'
            ? column.milliseconds
            : () => NaN;
  return Float64Array.from({ length: count }, (_, i) => at(firstRow + i));
}

/** The distance of Kolmogorov and Smirnov between values and a distribution function. */
function distanceTo(values: Numbers, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  sorted.forEach((value, i) => {
    const expected = cdf(value);
    distance = Math.max(distance, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  });
  return distance;
}

/** Significance 0.001. */
const KS_LIMIT = 1.95 / Math.sqrt(ROWS);

/** Chi-square as a z-score (Wilson-Hilferty); cells with small expectations are taken together with the next. */
function chiSquareZ(counts: ReadonlyMap<number, number>, probability: ReadonlyMap<number, number>): number {
  let chi = 0;
  let cells = -1;
  let observed = 0;
  let expected = 0;
  for (const [value, p] of probability) {
    observed += counts.get(value) ?? 0;
    expected += p * ROWS;
    if (expected < 10) continue;
    chi += (observed - expected) ** 2 / expected;
    cells++;
    observed = expected = 0;
  }
  return (Math.cbrt(chi / cells) - (1 - 2 / (9 * cells))) / Math.sqrt(2 / (9 * cells));
}

function countsOf(values: Numbers): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const mean = (values: Numbers) => values.reduce((sum: number, value) => sum + value, 0) / values.length;
const variance = (values: Numbers) => {
  const centre = mean(values);
  return values.reduce((sum: number, value) => sum + (value - centre) ** 2, 0) / values.length;
};

/** By Simpson's rule: slow and plain, and of nobody's making but ours. */
function integrate(f: (x: number) => number, from: number, to: number, steps = 4000): number {
  const h = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}

/** A distribution function from a density, tabulated and interpolated. */
function cdfOf(
  density: (x: number) => number,
  from: number,
  to: number,
  cells = 4000,
): (x: number) => number {
  const sums = [0];
  const width = (to - from) / cells;
  for (let i = 0; i < cells; i++)
    sums.push(sums[i]! + integrate(density, from + i * width, from + (i + 1) * width, 4));
  return (x) => {
    const at = Math.min(cells, Math.max(0, (x - from) / width));
    const i = Math.min(cells - 1, Math.floor(at));
    return (sums[i]! + (at - i) * (sums[i + 1]! - sums[i]!)) / sums[cells]!;
  };
}

const bell = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
const truncated = (cdf: (x: number) => number, min: number, max: number) => (x: number) =>
  (cdf(x) - cdf(min)) / (cdf(max) - cdf(min));

interface Continuous {
  distribution: Record<string, unknown>;
  min: number;
  max: number;
  cdf: (x: number) => number;
}

const exponentialCdf = (m: number) => (x: number) => 1 - Math.exp(-x / m);
const paretoCdf = (m: number, shape: number) => (x: number) => (x < m ? 0 : 1 - (m / x) ** shape);
const logNormalDensity = (median: number, sigma: number) => (x: number) =>
  x <= 0 ? 0 : bell(Math.log(x / median) / sigma) / (sigma * x);
const betaDensity = (a: number, b: number) => (x: number) => x ** (a - 1) * (1 - x) ** (b - 1);

const CONTINUOUS: Record<string, Continuous> = {
  'normal, hardly cut': {
    distribution: { kind: 'normal', mean: 40, stddev: 12 },
    min: -1000,
    max: 1000,
    cdf: cdfOf((x) => bell((x - 40) / 12), -60, 140),
  },
  'truncated normal': {
    distribution: { kind: 'truncatedNormal', mean: 40, stddev: 12 },
    min: 18,
    max: 50,
    cdf: cdfOf((x) => bell((x - 40) / 12), 18, 50),
  },
  'truncated normal, far tail': {
    distribution: { kind: 'truncatedNormal', mean: 0, stddev: 1 },
    min: 4,
    max: 9,
    cdf: cdfOf((x) => bell(x), 4, 9),
  },
  'log-normal': {
    distribution: { kind: 'logNormal', median: 30, sigma: 0.5 },
    min: 0,
    max: 10_000,
    cdf: cdfOf(logNormalDensity(30, 0.5), 0, 600),
  },
  'log-normal, truncated': {
    distribution: { kind: 'logNormal', median: 30, sigma: 1.2 },
    min: 10,
    max: 60,
    cdf: cdfOf(logNormalDensity(30, 1.2), 10, 60),
  },
  exponential: {
    distribution: { kind: 'exponential', mean: 5 },
    min: 0,
    max: 1000,
    cdf: exponentialCdf(5),
  },
  'exponential, truncated': {
    distribution: { kind: 'exponential', mean: 5 },
    min: 2,
    max: 9,
    cdf: truncated(exponentialCdf(5), 2, 9),
  },
  pareto: {
    distribution: { kind: 'pareto', minimum: 2, shape: 1.16 },
    min: 0,
    max: 1e12,
    cdf: paretoCdf(2, 1.16),
  },
  'pareto, truncated': {
    distribution: { kind: 'pareto', minimum: 2, shape: 3 },
    min: 3,
    max: 10,
    cdf: truncated(paretoCdf(2, 3), 3, 10),
  },
  triangular: {
    distribution: { kind: 'triangular', mode: 4 },
    min: 1,
    max: 11,
    cdf: (x) => (x < 4 ? (x - 1) ** 2 / 30 : 1 - (11 - x) ** 2 / 70),
  },
  'triangular, mode at an end': {
    distribution: { kind: 'triangular', mode: 1 },
    min: 1,
    max: 11,
    cdf: (x) => 1 - (11 - x) ** 2 / 100,
  },
  'beta(2, 5)': {
    distribution: { kind: 'beta', alpha: 2, beta: 5 },
    min: 0,
    max: 1,
    cdf: cdfOf(betaDensity(2, 5), 0, 1),
  },
  'beta(1/2, 1/2)': {
    distribution: { kind: 'beta', alpha: 0.5, beta: 0.5 },
    min: 0,
    max: 1,
    cdf: (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x)),
  },
  'beta(0.1, 1)': {
    distribution: { kind: 'beta', alpha: 0.1, beta: 1 },
    min: 0,
    max: 1,
    cdf: (x) => x ** 0.1,
  },
  'beta(1, 40)': {
    distribution: { kind: 'beta', alpha: 1, beta: 40 },
    min: 0,
    max: 1,
    cdf: (x) => 1 - (1 - x) ** 40,
  },
  'beta(50, 1)': {
    distribution: { kind: 'beta', alpha: 50, beta: 1 },
    min: 0,
    max: 1,
    cdf: (x) => x ** 50,
  },
  'beta(300, 700)': {
    distribution: { kind: 'beta', alpha: 300, beta: 700 },
    min: 0,
    max: 1,
    cdf: cdfOf((x) => Math.exp(299 * Math.log(x / 0.3) + 699 * Math.log((1 - x) / 0.7)), 0.2, 0.4),
  },
  histogram: {
    distribution: { kind: 'histogram', edges: [0, 10, 20, 50], weights: [5, 0, 15] },
    min: 0,
    max: 50,
    cdf: (x) => (x < 10 ? x / 40 : x < 20 ? 0.25 : 0.25 + (0.75 * (x - 20)) / 30),
  },
  'histogram, truncated inside bins': {
    distribution: { kind: 'histogram', edges: [0, 10, 20], weights: [1, 3] },
    min: 5,
    max: 15,
    cdf: (x) => (x < 10 ? ((x - 5) * 1) / 20 : 0.25 + ((x - 10) * 3) / 20),
  },
};

describe.each(Object.entries(CONTINUOUS))('%s', (_, { distribution, min, max, cdf }) => {
  const values = numbersOf({ type: 'number', min, max, distribution });

  it('has the distribution function of the textbook (Kolmogorov-Smirnov)', () => {
    expect(distanceTo(values, cdf)).toBeLessThan(KS_LIMIT);
  });

  it('lies between min and max, with nothing piled up there', () => {
    expect(values.every((value) => value >= min && value <= max)).toBe(true);
    const counts = countsOf(values);
    expect((counts.get(min) ?? 0) + (counts.get(max) ?? 0)).toBeLessThan(5);
  });
});

const shares = (weights: ReadonlyMap<number, number>) => {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([value, weight]) => [value, weight / total]));
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const poissonWeights = (m: number, from: number, to: number) => {
  const logs = [0];
  for (let k = 1; k <= to; k++) logs.push(logs[k - 1]! + Math.log(k));
  return shares(new Map(range(from, to).map((k) => [k, Math.exp(k * Math.log(m) - m - logs[k]!)])));
};
const zipfShares = (s: number, from: number, to: number) =>
  shares(new Map(range(from, to).map((k) => [k, (k - from + 1) ** -s])));

interface Discrete {
  distribution: Record<string, unknown>;
  min: number;
  max: number;
  probability: Map<number, number>;
}

const DISCRETE: Record<string, Discrete> = {
  'poisson(0.3)': {
    distribution: { kind: 'poisson', mean: 0.3 },
    min: 0,
    max: 100,
    probability: poissonWeights(0.3, 0, 100),
  },
  'poisson(4)': {
    distribution: { kind: 'poisson', mean: 4 },
    min: 0,
    max: 100,
    probability: poissonWeights(4, 0, 100),
  },
  'poisson(4), truncated': {
    distribution: { kind: 'poisson', mean: 4 },
    min: 2,
    max: 6,
    probability: poissonWeights(4, 2, 6),
  },
  'poisson(2000)': {
    distribution: { kind: 'poisson', mean: 2000 },
    min: 0,
    max: 4000,
    probability: poissonWeights(2000, 0, 4000),
  },
  'zipf(1) of 50': {
    distribution: { kind: 'zipf', exponent: 1 },
    min: 1,
    max: 50,
    probability: zipfShares(1, 1, 50),
  },
  'zipf(1) beyond the table': {
    distribution: { kind: 'zipf', exponent: 1 },
    min: 1,
    max: 20_000,
    probability: zipfShares(1, 1, 20_000),
  },
  'zipf(0.5) beyond the table': {
    distribution: { kind: 'zipf', exponent: 0.5 },
    min: 1,
    max: 5000,
    probability: zipfShares(0.5, 1, 5000),
  },
  'zipf(1.0000001), from 1000': {
    distribution: { kind: 'zipf', exponent: 1.0000001 },
    min: 1000,
    max: 9999,
    probability: zipfShares(1.0000001, 1000, 9999),
  },
  'zipf(2.5)': {
    distribution: { kind: 'zipf', exponent: 2.5 },
    min: 0,
    max: 100_000,
    probability: zipfShares(2.5, 0, 100_000),
  },
  'zipf(0), which is uniform': {
    distribution: { kind: 'zipf', exponent: 0 },
    min: 0,
    max: 3000,
    probability: zipfShares(0, 0, 3000),
  },
  'histogram of whole numbers': {
    distribution: { kind: 'histogram', edges: [0, 3, 10], weights: [3, 14] },
    min: 0,
    max: 9,
    probability: shares(new Map(range(0, 9).map((k) => [k, k < 3 ? 1 : 2]))),
  },
  'exponential, rounded and truncated': {
    distribution: { kind: 'exponential', mean: 3 },
    min: 1,
    max: 6,
    probability: shares(
      new Map(range(1, 6).map((k) => [k, Math.exp(-(k - 0.5) / 3) - Math.exp(-(k + 0.5) / 3)])),
    ),
  },
};

describe.each(Object.entries(DISCRETE))('%s', (_, { distribution, min, max, probability }) => {
  it('has the probabilities of the textbook (chi-square) as integer, number and decimal', () => {
    const values = numbersOf({ type: 'integer', min, max, distribution });
    const counts = countsOf(values);
    expect([...counts.keys()].filter((value) => !probability.has(value))).toEqual([]);
    expect(Math.abs(chiSquareZ(counts, probability))).toBeLessThan(4);
    for (const type of ['number', 'decimal'])
      expect(
        numbersOf(
          { type, min, max, distribution, ...(type === 'number' ? { decimals: 0 } : { scale: 0 }) },
          500,
        ),
      ).toEqual(values.slice(0, 500));
  });
});

describe('distributions', () => {
  it.each<[Record<string, unknown>, number, number, number, number]>([
    [
      { kind: 'logNormal', median: 30, sigma: 0.5 },
      0,
      1e6,
      30 * Math.exp(0.125),
      900 * Math.exp(0.25) * (Math.exp(0.25) - 1),
    ],
    [{ kind: 'exponential', mean: 5 }, 0, 1e6, 5, 25],
    [{ kind: 'pareto', minimum: 2, shape: 6 }, 0, 1e6, 12 / 5, 24 / (25 * 4)],
    [{ kind: 'beta', alpha: 2, beta: 5 }, 0, 70, 20, 4900 * (10 / (49 * 8))],
    [{ kind: 'triangular', mode: 4 }, 1, 11, 16 / 3, (1 + 121 + 16 - 11 - 4 - 44) / 18],
    [{ kind: 'poisson', mean: 12.5 }, 0, 1e6, 12.5, 12.5],
    [
      { kind: 'truncatedNormal', mean: 0, stddev: 2 },
      0,
      1e6,
      2 * Math.sqrt(2 / Math.PI),
      4 * (1 - 2 / Math.PI),
    ],
  ])('%j has its mean and variance', (distribution, min, max, expectedMean, expectedVariance) => {
    const values = numbersOf({ type: 'number', min, max, distribution });
    expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / ROWS));
    expect(variance(values) / expectedVariance).toBeGreaterThan(0.95);
    expect(variance(values) / expectedVariance).toBeLessThan(1.05);
  });

  it('mean the same in every numeric type', () => {
    const distribution = { kind: 'logNormal', median: 40, sigma: 0.6 };
    const bounds = { min: 1, max: 500, distribution };
    const exact = numbersOf({ type: 'number', ...bounds }, 1000);
    for (const field of [
      { type: 'number', decimals: 2 },
      { type: 'decimal', scale: 2 },
      { type: 'amount', currency: 'EUR' },
    ]) {
      const values = numbersOf({ ...field, ...bounds }, 1000);
      values.forEach((value, i) => expect(Math.abs(value - exact[i]!)).toBeLessThan(0.02));
    }
  });

  it('spread dates and timestamps in days after from', () => {
    const distribution = { kind: 'exponential', mean: 30 };
    const first = Date.UTC(2025, 0, 1);
    const moments = numbersOf({
      type: 'timestamp',
      from: '2025-01-01T00:00:00Z',
      to: '2030-01-01T00:00:00Z',
      distribution,
    });
    const cdf = truncated(exponentialCdf(30), 0, 1826);
    expect(
      distanceTo(
        moments.map((ms) => (ms - first) / 86_400_000),
        cdf,
      ),
    ).toBeLessThan(KS_LIMIT);
    const days = numbersOf({ type: 'date', from: '2025-01-01', to: '2025-03-01', distribution });
    expect(Math.min(...countsOf(days).keys())).toBe(first / 86_400_000);
    expect(Math.max(...countsOf(days).keys())).toBe(first / 86_400_000 + 59);
  });

  it('rank the values of an enum', () => {
    const values = valuesOfField({ type: 'enum', values: ['a', 'b', 'c'], zipf: 1 }, 50_000);
    const share = (value: string) => values.filter((other) => other === value).length / values.length;
    expect(share('a')).toBeCloseTo(6 / 11, 1);
    expect(share('b')).toBeCloseTo(3 / 11, 1);
    expect(share('c')).toBeCloseTo(2 / 11, 1);
  });

  const positive = (max: number, min = 1e-9) =>
    fc.double({ min, max, noNaN: true }).map((value) => Math.max(min, value));
  const anyDistribution = fc.oneof(
    fc.record({
      kind: fc.constant('normal'),
      mean: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      stddev: fc.double({ min: 0, max: 1e15, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('truncatedNormal'),
      mean: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      stddev: positive(1e15),
    }),
    fc.record({ kind: fc.constant('logNormal'), median: positive(1e15), sigma: positive(100) }),
    fc.record({ kind: fc.constant('exponential'), mean: positive(1e15) }),
    fc.record({ kind: fc.constant('pareto'), minimum: positive(1e15), shape: positive(1e6, 0.01) }),
    fc.record({ kind: fc.constant('poisson'), mean: positive(100_000) }),
    fc.record({ kind: fc.constant('zipf'), exponent: fc.double({ min: 0, max: 100, noNaN: true }) }),
    fc.record({ kind: fc.constant('beta'), alpha: positive(1e6, 0.01), beta: positive(1e6, 0.01) }),
    fc.record({ kind: fc.constant('triangular'), mode: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }),
    fc
      .uniqueArray(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
        minLength: 2,
        maxLength: 6,
        comparator: (a, b) => a === b,
      })
      .chain((edges) =>
        fc.record({
          kind: fc.constant('histogram'),
          edges: fc.constant(edges.sort((a, b) => a - b)),
          weights: fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
            minLength: edges.length - 1,
            maxLength: edges.length - 1,
          }),
        }),
      ),
  );
  const anyBounds = fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e7, noNaN: true }))
    .map(([min, width]) => ({ min, max: min + width }));
  const wide = fc.constantFrom({ min: 0, max: 2 ** 53 - 1 }, { min: -1e6, max: 1e9 }, { min: 0, max: 1 });
  const anyType = fc.constantFrom(
    { type: 'number' },
    { type: 'number', decimals: 2 },
    { type: 'decimal', scale: 1 },
    { type: 'integer' },
  );

  it('give finite numbers in bounds, or are refused, whatever their options', () => {
    let compiled = 0;
    fc.assert(
      fc.property(
        anyDistribution,
        fc.oneof(anyBounds, wide),
        anyType,
        fc.maxSafeNat(),
        (distribution, { min, max }, type, row) => {
          const bounds =
            type.type === 'integer' ? { min: Math.ceil(min), max: Math.ceil(max) } : { min, max };
          let values: Float64Array;
          try {
            values = numbersOf({ ...type, ...bounds, distribution }, 50, Math.min(row, 2 ** 53 - 100));
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidSchema);
            return;
          }
          compiled++;
          for (const value of values)
            if (!(value >= bounds.min && value <= bounds.max)) throw new Error(`${value} is outside`);
        },
      ),
      { numRuns: 2000 },
    );
    expect(compiled).toBeGreaterThan(500);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ kind: 'Normal' }, ['/distribution/kind unknown_value']],
    [{ kind: 'pareto', minimum: 0, shape: 1 }, ['/distribution/minimum out_of_range']],
    [{ kind: 'poisson', mean: 1e9 }, ['/distribution/mean out_of_range']],
    [{ kind: 'exponential' }, ['/distribution/mean missing_option']],
    [{ kind: 'triangular', mode: 200 }, ['/distribution/mode out_of_range']],
    [{ kind: 'truncatedNormal', mean: 1000, stddev: 1 }, ['/distribution out_of_reach']],
    [{ kind: 'poisson', mean: 100_000 }, ['/distribution out_of_reach']],
    [{ kind: 'histogram', edges: [0, 1], weights: [1, 2] }, ['/distribution/weights wrong_length']],
    [{ kind: 'histogram', edges: [0, 2, 1], weights: [1, 2] }, ['/distribution/edges/2 out_of_range']],
    [{ kind: 'histogram', edges: [0, 1], weights: [0] }, ['/distribution/weights out_of_range']],
    [{ kind: 'histogram', edges: [200, 300], weights: [1] }, ['/distribution out_of_reach']],
    [{ kind: 'zipf', exponent: 1, s: 1 }, ['/distribution/s unknown_option']],
  ])('%j is refused with a pointer', (distribution, expected) => {
    let issues: readonly { pointer: string; code: string }[] = [];
    try {
      planOf([{ name: 'a', type: 'integer', min: 0, max: 100, distribution }]);
    } catch (error) {
      issues = (error as InvalidSchema).issues ?? [];
    }
    expect(issues.map(({ pointer, code }) => `${pointer.replace('/fields/0', '')} ${code}`)).toEqual(
      expected,
    );
  });

  it('are compiled 100 times in less than 50 ms together', () => {
    const kinds = [
      { kind: 'beta', alpha: 0.3, beta: 4 },
      { kind: 'poisson', mean: 5000 },
      { kind: 'zipf', exponent: 1.1 },
      { kind: 'logNormal', median: 50, sigma: 1 },
    ];
    const fields = Array.from({ length: 100 }, (_, i) => ({
      name: `f${i}`,
      type: 'number',
      min: 0,
      max: 10_000,
      distribution: kinds[i % kinds.length],
    }));
    const times = Array.from({ length: 10 }, () => {
      const start = performance.now();
      planOf(fields);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
