import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../engine-version';
import { planOf, valuesOf } from '../testing/column-values';
import { fieldTypes } from './catalogue';

const ROWS = 1000;

/**
 * The values of every field type, fixed. When this fails, the engine gives other values than the released one:
 * either that is a mistake, or ENGINE_VERSION is raised, the changelog says so, and the snapshot is renewed.
 */
describe(`values of engine version ${ENGINE_VERSION}`, () => {
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
