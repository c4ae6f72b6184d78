import { jsonPointer } from './json-pointer';

describe('jsonPointer', () => {
  it.each([
    [[], ''],
    [['fields', 0, 'name'], '/fields/0/name'],
    [['a/b', 'm~n', ''], '/a~1b/m~0n/'],
    [['~1'], '/~01'],
  ])('writes %j as %s', (steps, pointer) => {
    expect(jsonPointer(steps)).toBe(pointer);
  });

  it('cuts names that are long enough to be hostile', () => {
    expect(jsonPointer(['x'.repeat(1_000_000)])).toHaveLength(101);
  });
});
