import fc from 'fast-check';
import { InvalidSchema } from '../../engine.errors';
import { planOf, valuesOfField } from '../../testing/column-values';

/** Expressions of the subset, some of them deeper than anybody writes. */
const expressions = fc.letrec<{ node: string; group: string }>((tie) => ({
  node: fc
    .array(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom(
          'a',
          'Z',
          '7',
          '-',
          ' ',
          'é',
          '\\.',
          '\\d',
          '\\w',
          '\\S',
          '.',
          '[a-f]',
          '[^a-z0-9]',
          '[-x]',
          '[\\d_]',
        ),
        tie('group'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('')),
  group: fc
    .tuple(
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '?', '{2}', '{0,3}', '{0}'),
      fc.constantFrom('(', '(?:'),
    )
    .map(([branches, count, open]) => `${open}${branches.join('|')})${count}`),
})).node;

it('texts match their expression', () => {
  fc.assert(
    fc.property(expressions, fc.integer({ min: 0, max: 2 ** 40 }), (pattern, row) => {
      fc.pre(pattern.length <= 500);
      let values: string[];
      try {
        values = valuesOfField({ type: 'pattern', pattern }, 10, row);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidSchema);
        return expect(String(JSON.stringify(error))).toContain('pattern_too_long');
      }
      const expression = new RegExp(`^(?:${pattern})$`);
      for (const value of values) expect(value).toMatch(expression);
    }),
    { seed: 1, numRuns: 400 },
  );
});

it('never crashes or hangs on what is no expression of the subset', () => {
  const noise = fc.string({
    unit: fc.constantFrom<string>(...'ab1()[]{}|?*+^$\\d,-.:=!<'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(noise, (pattern) => {
      try {
        planOf([{ name: 'value', type: 'pattern', pattern }]);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidSchema);
      }
    }),
    { seed: 1, numRuns: 3000 },
  );
});

it.each([
  ['a*', 'no upper bound'],
  ['a+', 'no upper bound'],
  ['a{2,}', 'no upper bound'],
  ['a{1001}', 'more than 1000'],
  ['(?=a)b', 'look-around'],
  ['(?<!a)b', 'look-around'],
  ['(a)\\1', 'back-references'],
  ['(?<n>a)\\k<n>', 'groups are written'],
  ['(a', 'not closed'],
  ['[a', 'not closed'],
  ['[z-a]', 'wrong way round'],
  ['a)', 'nothing to belong to'],
  ['a^b', 'start'],
  ['a{3,2}', 'wrong way round'],
  ['((a{1000}){1000}){1000}', 'longer than'],
])('refuses %s', (pattern, reason) => {
  expect.assertions(1);
  try {
    planOf([{ name: 'value', type: 'pattern', pattern }]);
  } catch (error) {
    expect(JSON.stringify((error as InvalidSchema).issues)).toContain(reason);
  }
});

it('counts the texts of an expression of one length, and gives all of them', () => {
  const field = { name: 'value', type: 'pattern', pattern: '^x[0-4][ab]{2}$', unique: true };
  expect(new Set(valuesOfField(field, 20)).size).toBe(20);
  expect(() => planOf([field], { count: 21 })).toThrow(InvalidSchema);
  expect(() => planOf([{ ...field, pattern: 'a|b' }], { count: 1 })).toThrow(InvalidSchema);
});
