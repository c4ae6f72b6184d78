import fc from 'fast-check';
import { InvalidSchema } from '../engine.errors';
import { planOf } from '../testing/column-values';
import { canonicalSchema } from './canonical-schema';
import { compilePlan } from './compile-plan';
import type { PlanRequest } from './plan';

function issuesOf(fields: unknown, request: Partial<PlanRequest> = {}) {
  try {
    planOf(fields, request);
  } catch (error) {
    if (error instanceof InvalidSchema) return error.issues;
    throw error;
  }
  return [];
}

const problemsOf = (fields: unknown, request: Partial<PlanRequest> = {}) =>
  issuesOf(fields, request).map(({ pointer, code }) => `${pointer} ${code}`);

describe('compilePlan refuses', () => {
  it.each<[string, unknown, string[]]>([
    ['no list', 'name', ['/fields wrong_type']],
    ['an empty list', [], ['/fields no_fields']],
    ['a field that is no object', [null], ['/fields/0 wrong_type']],
    ['a field without a name', [{ type: 'uuid' }], ['/fields/0/name missing_name']],
    ['a field without a type', [{ name: 'a' }], ['/fields/0/type missing_type']],
    ['an unknown type', [{ name: 'a', type: 'firstname' }], ['/fields/0/type unknown_field_type']],
    [
      'a type of Object.prototype',
      [{ name: 'a', type: 'constructor' }],
      ['/fields/0/type unknown_field_type'],
    ],
    ['an unknown option', [{ name: 'a', type: 'uuid', vesion: 4 }], ['/fields/0/vesion unknown_option']],
    ['a wrong type of option', [{ name: 'a', type: 'integer', min: '1' }], ['/fields/0/min wrong_type']],
    ['a fraction for an integer', [{ name: 'a', type: 'integer', min: 1.5 }], ['/fields/0/min wrong_type']],
    ['NaN', [{ name: 'a', type: 'number', min: NaN }], ['/fields/0/min wrong_type']],
    ['infinity', [{ name: 'a', type: 'number', max: Infinity }], ['/fields/0/max wrong_type']],
    [
      'a number out of range',
      [{ name: 'a', type: 'boolean', probability: 1.1 }],
      ['/fields/0/probability out_of_range'],
    ],
    ['an empty range', [{ name: 'a', type: 'integer', min: 5, max: 4 }], ['/fields/0/min empty_range']],
    [
      'a range of 2^54',
      [{ name: 'a', type: 'integer', min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }],
      ['/fields/0/max out_of_range'],
    ],
    ['a missing option', [{ name: 'a', type: 'enum' }], ['/fields/0/values missing_option']],
    ['a wrong item', [{ name: 'a', type: 'enum', values: ['x', 1] }], ['/fields/0/values/1 wrong_type']],
    ['NUL in a text', [{ name: 'a', type: 'constant', value: 'a\0b' }], ['/fields/0/value invalid_text']],
    [
      'half a surrogate pair',
      [{ name: 'a', type: 'enum', values: ['\ud800'] }],
      ['/fields/0/values/0 invalid_text'],
    ],
    [
      'a value twice',
      [{ name: 'a', type: 'enum', values: ['x', 'x'] }],
      ['/fields/0/values/1 duplicate_value'],
    ],
    [
      'weights that do not match',
      [{ name: 'a', type: 'enum', values: ['x'], weights: [1, 2] }],
      ['/fields/0/weights wrong_length'],
    ],
    [
      'weights without weight',
      [{ name: 'a', type: 'enum', values: ['x'], weights: [0] }],
      ['/fields/0/weights out_of_range'],
    ],
    [
      'a distribution of no kind',
      [{ name: 'a', type: 'integer', distribution: {} }],
      ['/fields/0/distribution/kind unknown_value'],
    ],
    [
      'a distribution without its numbers',
      [{ name: 'a', type: 'integer', distribution: { kind: 'normal', mean: 'x' } }],
      ['/fields/0/distribution/mean wrong_type', '/fields/0/distribution/stddev missing_option'],
    ],
    [
      'a date that does not exist',
      [{ name: 'a', type: 'date', from: '2025-02-29' }],
      ['/fields/0/from invalid_date'],
    ],
    ['a step of 0', [{ name: 'a', type: 'sequence', step: 0 }], ['/fields/0/step out_of_range']],
    ['a null rate above 1', [{ name: 'a', type: 'uuid', nullRate: 2 }], ['/fields/0/nullRate out_of_range']],
    [
      'unique where values repeat',
      [{ name: 'a', type: 'boolean', unique: true }],
      ['/fields/0/unique unique_not_supported'],
    ],
    [
      'unique with weights',
      [{ name: 'a', type: 'enum', values: ['x', 'y'], weights: [1, 2], unique: true }],
      ['/fields/0/unique unique_not_supported'],
    ],
    [
      'a reference to nothing',
      [{ name: 'a', type: 'email', from: ['b'] }],
      ['/fields/0/from/0 unknown_field'],
    ],
    [
      'a reference to a number',
      [
        { name: 'a', type: 'email', from: ['b'] },
        { name: 'b', type: 'integer' },
      ],
      ['/fields/0/from/0 wrong_field_type'],
    ],
    [
      'a field made of itself',
      [{ name: 'a', type: 'template', template: '{{a}}' }],
      ['/fields/0/template field_cycle'],
    ],
    [
      'fields made of each other',
      [
        { name: 'a', type: 'template', template: '{{b}}' },
        { name: 'b', type: 'template', template: '{{a}}' },
      ],
      ['/fields/1/template field_cycle'],
    ],
    [
      'a template with stray braces',
      [{ name: 'a', type: 'template', template: '{{b' }],
      ['/fields/0/template invalid_template'],
    ],
  ])('%s', (_, fields, expected) => {
    expect(problemsOf(fields)).toEqual(expected);
  });

  it.each(['', 'A', '1a', '_a', 'a b', 'a"b', 'a;b', 'ä', 'a'.repeat(64), '__proto__', 'a\n'])(
    'the name %j',
    (name) => {
      expect(problemsOf([{ name, type: 'uuid' }])).toEqual(['/fields/0/name invalid_name']);
      expect(problemsOf([{ name: 'a', type: 'uuid' }], { recordType: name })).toEqual([
        '/recordType invalid_name',
      ]);
    },
  );

  it('names used twice, but not names that differ in case', () => {
    const twice = [
      { name: 'a', type: 'uuid' },
      { name: 'aB', type: 'uuid' },
      { name: 'ab', type: 'uuid' },
      { name: 'a', type: 'city' },
    ];
    expect(problemsOf(twice)).toEqual(['/fields/3/name duplicate_name']);
  });

  it('everything wrong at once, with the nearest names', () => {
    const issues = issuesOf([
      { name: 'Age', type: 'intger' },
      { name: 'plan', type: 'enum', value: ['a'] },
    ]);
    expect(issues.map(({ pointer }) => pointer)).toEqual([
      '/fields/0/name',
      '/fields/0/type',
      '/fields/1/value',
      '/fields/1/values',
    ]);
    expect(issues[1]!.message).toContain('did you mean "integer"?');
    expect(issues[2]!.message).toContain('did you mean "values"?');
  });

  it('too many fields, without looking at them', () => {
    const fields = Array.from({ length: 501 }, (_, i) => ({ name: `f${i}`, type: 'uuid' }));
    expect(problemsOf(fields)).toEqual(['/fields too_many_fields']);
    expect(problemsOf(fields, { limits: { maxFields: 501 } })).toEqual([]);
  });

  it('more unique values than there are, and says how many there are', () => {
    const fields = [{ name: 'a', type: 'integer', min: 1, max: 100, unique: true }];
    expect(problemsOf(fields, { count: 100 })).toEqual([]);
    expect(problemsOf(fields, { firstRow: 50, count: 50 })).toEqual([]);
    const [issue] = issuesOf(fields, { firstRow: 51, count: 50 });
    expect(issue).toMatchObject({ pointer: '/fields/0/unique', code: 'not_enough_unique_values' });
    expect(issue!.message).toContain('100 different values');
  });

  it('texts that explode', () => {
    const bomb = Array.from({ length: 12 }, (_, i) => ({
      name: `t${i}`,
      type: 'template',
      template: i === 0 ? 'x'.repeat(100) : `{{t${i - 1}}}`.repeat(8),
    }));
    const problems = problemsOf(bomb);
    expect(problems).toContain('/fields/11 text_too_long');
    expect(problems).toContain('/fields row_too_long');
  });

  it.each([
    [{ seed: -1 }, '/seed out_of_range'],
    [{ seed: 2 ** 53 }, '/seed out_of_range'],
    [{ seed: 1.5 }, '/seed out_of_range'],
    [{ count: 1e300 }, '/count out_of_range'],
    [{ firstRow: NaN }, '/firstRow out_of_range'],
    [{ locale: 'xx' }, '/locale unknown_locale'],
  ])('the request %j', (request, expected) => {
    expect(problemsOf([{ name: 'a', type: 'uuid' }], request)).toEqual([expected]);
  });

  it('hostile documents with InvalidSchema and nothing else', () => {
    const nested = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    const hostile: unknown[] = [
      nested,
      [nested],
      [{ name: nested, type: nested, min: nested }],
      [JSON.parse('{"name":"a","type":"uuid","__proto__":{"x":1}}')],
      [{ name: 'a', type: 'x'.repeat(1e6) }],
      [{ name: 'x'.repeat(1e6), type: 'uuid' }],
      [{ name: 'a', type: 'uuid', ['x'.repeat(1e6)]: 1 }],
      [{ name: 'a', type: 'template', template: '{{'.repeat(1000) }],
      Array.from({ length: 400 }, () =>
        Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`o${i}`, i])),
      ),
    ];
    for (const fields of hostile) {
      const issues = issuesOf(fields);
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(issues).length).toBeLessThan(200_000);
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('any JSON with InvalidSchema or not at all', () => {
    const names = fc.constantFrom(
      'name',
      'type',
      'min',
      'max',
      'values',
      'weights',
      'from',
      'template',
      'distribution',
      'decimals',
      'unique',
    );
    const types = fc.constantFrom(
      'integer',
      'number',
      'decimal',
      'enum',
      'email',
      'template',
      'date',
      'sequence',
      'constant',
    );
    const field = fc
      .record({ name: fc.constant('a'), type: types })
      .chain((base) => fc.dictionary(names, fc.jsonValue()).map((rest) => ({ ...rest, ...base })));
    fc.assert(
      fc.property(fc.array(field, { maxLength: 3 }), (fields) => void issuesOf(fields)),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.jsonValue(), (fields) => void issuesOf(fields)));
  });
});

describe('the canonical schema', () => {
  it('has the defaults filled in, and compiles to itself', () => {
    const { fields } = planOf([
      { type: 'integer', name: 'a', max: 7, unique: false, nullRate: 0 },
      { name: 'b', type: 'number', nullRate: 0.5 },
    ]);
    expect(fields).toEqual([
      { name: 'a', type: 'integer', min: 0, max: 7, distribution: { kind: 'uniform' } },
      { name: 'b', type: 'number', nullRate: 0.5, min: 0, max: 1, distribution: { kind: 'uniform' } },
    ]);
    expect(planOf(JSON.parse(JSON.stringify(fields))).fields).toEqual(fields);
  });

  it('is one text for one meaning', () => {
    const a = planOf([{ name: 'a', type: 'integer', max: 7 }]);
    const b = planOf([{ distribution: { kind: 'uniform' }, max: 7, min: -0, type: 'integer', name: 'a' }], {
      seed: 7,
    });
    const c = planOf([{ name: 'a', type: 'integer', max: 8 }]);
    expect(canonicalSchema(a)).toBe(canonicalSchema(b));
    expect(canonicalSchema(a)).not.toBe(canonicalSchema(c));
  });
});

it('compiles 100 fields in less than 50 ms', () => {
  const fields = Array.from({ length: 100 }, (_, i) => ({
    name: `f${i}`,
    type: i % 2 === 0 ? 'email' : 'integer',
  }));
  const times = Array.from({ length: 10 }, () => {
    const start = performance.now();
    compilePlan({ recordType: 'users', seed: 1, fields });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
