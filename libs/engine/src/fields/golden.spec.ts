import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../engine-version';
import type { Column } from '../plan/column';
import { planOf, valuesOf } from '../testing/column-values';
import { fieldTypes } from './catalogue';

const ROWS = 1000;

/**
 * The values of every field type, fixed. When this fails, the engine gives other values than the released one:
 * either that is a mistake, or ENGINE_VERSION is raised, the changelog says so, and the snapshot is renewed.
 */
describe(`values of engine version ${ENGINE_VERSION}`, () => {
  const hashOf = (columns: readonly Column[]) =>
    createHash('sha256')
      .update(JSON.stringify(columns.map((column) => valuesOf(column, 0, ROWS))))
      .digest('hex')
      .slice(0, 16);

  it.each([
    { kind: 'truncatedNormal', mean: 40, stddev: 30 },
    { kind: 'logNormal', median: 30, sigma: 0.8 },
    { kind: 'exponential', mean: 20 },
    { kind: 'poisson', mean: 12 },
    { kind: 'zipf', exponent: 1.1 },
    { kind: 'pareto', minimum: 2, shape: 1.16 },
    { kind: 'beta', alpha: 0.5, beta: 3 },
    { kind: 'triangular', mode: 30 },
    { kind: 'histogram', edges: [0, 10, 100, 1000], weights: [1, 5, 2] },
  ])('distribution %j', (distribution) => {
    const bounds = { min: 1, max: 900, distribution };
    const fields = [
      { name: 'number', type: 'number', ...bounds },
      { name: 'integer', type: 'integer', ...bounds },
      { name: 'decimal', type: 'decimal', ...bounds },
    ];
    expect(hashOf(planOf(fields).columns)).toMatchSnapshot();
  });

  it('correlated series with gaps and jitter', () => {
    const value = { type: 'seriesValue', noise: { kind: 'exponential', mean: 3 }, entityStddev: 2 };
    const fields = [
      { name: 'at', type: 'seriesTime' },
      { name: 'id', type: 'uuid', perEntity: true },
      { name: 'a', ...value, gapRate: 0.2, gapTicks: 4 },
      { name: 'b', ...value, seasons: [{ periodSeconds: 3600, amplitude: 5 }] },
    ];
    const matrix = [
      [1, 0.7],
      [0.7, 1],
    ];
    const series = { entities: 9, jitterSeconds: 20 };
    const { columns } = planOf(fields, { series, correlation: { fields: ['a', 'b'], matrix } });
    expect(hashOf(columns)).toMatchSnapshot();
  });

  it.each(fieldTypes().map((info) => [info.name, info] as const))('%s', (_, { example, companions }) => {
    const [column] = planOf([example, ...companions]).columns;
    const near = valuesOf(column!, 0, ROWS);
    const reachesFar = column!.type !== 'text' || example.unique !== true;
    const far = reachesFar ? valuesOf(column!, 2 ** 33, 10) : [];
    const hash = createHash('sha256')
      .update(JSON.stringify([near, far]))
      .digest('hex')
      .slice(0, 16);
    expect({ first: near[0], hash }).toMatchSnapshot();
  });
});
