import fc from 'fast-check';
import { ByteWriter } from '../bytes/byte-writer';
import { InvalidSchema } from '../engine.errors';
import { planOf, valuesOf } from '../testing/column-values';
import { compileExpression } from './compile-expression';
import { ExpressionProblem } from './expression-problem';
import { functions } from './functions';
import { parseExpression } from './parse-expression';

const FIELDS = [
  { name: 'a', type: 'integer', min: -5, max: 5, nullRate: 0.2 },
  { name: 'b', type: 'decimal', min: -9, max: 9, nullRate: 0.2 },
  { name: 'c', type: 'number', min: -1, max: 1 },
  { name: 't', type: 'constant', value: 'aé😀' },
  { name: 'd', type: 'date', nullRate: 0.2 },
  { name: 's', type: 'timestamp' },
  { name: 'y', type: 'boolean', nullRate: 0.2 },
];
const ROWS = 5;

/** Computes a few rows; what is refused is refused as InvalidSchema, and what is not keeps its promises. */
function survive(field: Record<string, unknown>): 'refused' | 'computed' {
  let plan;
  try {
    plan = planOf([{ name: 'x', ...field }, ...FIELDS]);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSchema);
    return 'refused';
  }
  const [column] = plan.columns;
  const values = valuesOf(column!, 0, ROWS);
  const leak =
    field['type'] === 'expression' ? /NaN|Infinity|undefined|\[object|function|native code|\0/ : /\0/;
  expect(values.filter((value) => value !== null && leak.test(value))).toEqual([]);
  expect(valuesOf(column!, 0, ROWS)).toEqual(values);
  return 'computed';
}

const CORPUS = [
  ...[
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'globalThis',
    'process',
    'this',
    'self',
  ],
  ...[
    'constructor()',
    '__proto__()',
    'toString()',
    'valueOf()',
    'hasOwnProperty(t)',
    'eval(t)',
    'require(t)',
  ],
  ...['t.constructor', "t['constructor']", 'a.__proto__.x', '"__proto__"', '"constructor"', 'if.constructor'],
  ...[
    '`${process}`',
    '${process.exit()}',
    '() => 1',
    'function(){}',
    'new Date()',
    'a => a',
    'a = 1',
    'a; b',
    'a, b',
  ],
  ...[
    'import("fs")',
    '/(a+)+$/',
    '// comment',
    '/* */',
    "'\\u0000'",
    '\u0000',
    '\ud800',
    "'\ud83d'",
    '\u202e a',
  ],
  ...[
    '１ + １',
    'а + 1',
    'a\u00a0+ 1',
    '∞',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '1n',
    '1e',
    '1e+',
    '.',
    '..',
    '1..2',
  ],
  ...[
    `1${'0'.repeat(1900)}`,
    `0.${'0'.repeat(1900)}1`,
    '1e308 * 1e308 - 1e308 * 1e308',
    '1e-999',
    '5e-324 / 2',
  ],
  ...[
    'power(10, 100) * power(10, 100) * power(10, 100) * power(10, 100)',
    'power(0 - 1e300, 99)',
    'power(2, 1e9)',
  ],
  ...[
    '-'.repeat(1999) + '1',
    '('.repeat(1000) + '1' + ')'.repeat(999),
    'not '.repeat(499) + 'y',
    '+'.repeat(1999),
  ],
  ...[
    '('.repeat(2000),
    ')'.repeat(2000),
    "'".repeat(1999),
    '"'.repeat(1999),
    'a+'.repeat(999) + 'a',
    'a,'.repeat(999),
  ],
  ...[
    'abs('.repeat(60) + 'a' + ')'.repeat(60),
    'abs('.repeat(400) + 'a' + ')'.repeat(400),
    'if('.repeat(600),
  ],
  ...[
    `concat(${Array(600).fill('t').join(',')})`,
    `a in (${Array(600).fill('a').join(',')})`,
    'is null is null',
  ],
  ...["replace(replace(replace(t, 'a', t), 'é', t), 'é', t)", `padStart(t, 1000, '😀')`, `padStart('', 1e9)`],
  ...[
    'substring(t, -1e308, 1e308)',
    'substring(t, 1e300, 1e300)',
    'substring(t, c / 0)',
    "part(t, 'a', 1000)",
  ],
  ...[
    "dateAdd(d, 1e308, 'year')",
    "dateAdd(s, -1e308, 'second')",
    "dateAdd(d, c / 0, 'month')",
    'date(t)',
    "date('9999-12-31')",
  ],
  ...[
    "dateAdd(date('9999-12-31'), 1, 'day')",
    "dateAdd(date('0001-01-01'), -1, 'second')",
    "dateTrunc(date('0001-01-01'), 'week')",
  ],
  ...[
    'text(1e21)',
    'text(b * 1000000000 * 1000000000 * 1000000000)',
    'number(t) + 1',
    "number('9'.'9')",
    'random(1)',
  ],
];

it.each(CORPUS.map((source) => [source.slice(0, 60), source] as const))('survives %s', (_, source) => {
  survive({ type: 'expression', expression: source });
  survive({ type: 'word', when: source });
  const template = survive({ type: 'template', template: source });
  expect(template).toMatch(/refused|computed/);
});

it('reads nothing but fields of the row: every word that is no field is refused', () => {
  for (const name of [
    ...Object.getOwnPropertyNames(Object.prototype),
    ...Object.getOwnPropertyNames(globalThis),
  ])
    expect([name, survive({ type: 'expression', expression: name })]).toEqual([name, 'refused']);
  for (const name of Object.getOwnPropertyNames(Object.prototype))
    expect([name, survive({ type: 'expression', expression: `${name}()` })]).toEqual([name, 'refused']);
});

it('a field may be named like a member of every object', () => {
  const plan = planOf([
    { name: 'x', type: 'expression', expression: 'constructor + hasOwnProperty' },
    { name: 'constructor', type: 'constant', value: 1 },
    { name: 'hasOwnProperty', type: 'constant', value: 2 },
  ]);
  expect(valuesOf(plan.columns[0]!, 0, 1)).toEqual(['3']);
});

it('pollutes no prototype', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const field = JSON.parse(
    '{"name":"x","type":"expression","expression":"1","__proto__":{"polluted":1}}',
  ) as unknown;
  expect(() => planOf([field])).toThrow(InvalidSchema);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

const noise = fc.string({
  unit: fc.constantFrom(
    ...'abctdsy0159.,()+-*/%<>=!\'" ',
    'if(',
    'and ',
    'or ',
    'not ',
    'null',
    'in (',
    'is ',
    'round(',
  ),
  maxLength: 60,
});

/** Expressions that parse, of every function and operator, with types that often fit. */
const grown = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      'c',
      't',
      'd',
      's',
      'y',
      'null',
      'true',
      '0',
      '-3',
      '2.50',
      '1e300',
      "'aé'",
      "'day'",
      '2',
    ),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', 'and', 'or'),
        tie('node'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(fc.constantFrom('not ', '-'), tie('node')).map(([operator, node]) => `(${operator}${node})`),
    fc
      .tuple(tie('node'), fc.constantFrom(' is null', ' in (1, null)'))
      .map(([node, test]) => `(${node}${test})`),
    fc
      .tuple(fc.constantFrom(...functions.keys()), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
})).node;

it('never crashes on noise', () => {
  fc.assert(
    fc.property(noise, (source) => void survive({ type: 'expression', expression: source })),
    { seed: 1, numRuns: 5000 },
  );
});

it('computes or refuses whatever can be written', () => {
  const endings = { refused: 0, computed: 0 };
  fc.assert(
    fc.property(grown, (source) => {
      fc.pre(source.length <= 2000);
      endings[survive({ type: 'expression', expression: source })]++;
    }),
    { seed: 2, numRuns: 6000 },
  );
  expect(endings.computed).toBeGreaterThan(500);
});

it('never crashes on conditions, templates and patterns that are noise', () => {
  fc.assert(
    fc.property(noise, (source) => void survive({ type: 'word', when: source })),
    { seed: 3, numRuns: 2000 },
  );
  const braces = fc.string({
    unit: fc.constantFrom('{', '}', '{{', '}}', ' ', 'a', 't', '__proto__'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(braces, (template) => void survive({ type: 'template', template })),
    { seed: 4, numRuns: 2000 },
  );
});

describe('work is bounded', () => {
  const chainOf = (length: number, field: (before: string) => Record<string, unknown>) => [
    ...Array.from({ length: length - 1 }, (_, i) => ({ name: `f${i}`, ...field(`f${i + 1}`) })),
    { name: `f${length - 1}`, type: 'constant', value: '' },
  ];
  const codesOf = (fields: unknown): string[] => {
    try {
      planOf(fields);
    } catch (error) {
      return (error as InvalidSchema).issues.map(({ code }) => code);
    }
    return [];
  };

  it('refuses templates that would multiply their work with every level, though their texts are empty', () => {
    const template = (before: string) => ({ type: 'template', template: `{{${before}}}`.repeat(50) });
    expect(codesOf(chainOf(3, template))).toEqual([]);
    expect(codesOf(chainOf(5, template))).toEqual(['too_much_work']);
    expect(codesOf(chainOf(30, template))).toEqual(['too_much_work']);
  });

  it('computes an expression once for a row, however often others use it', () => {
    const fields = chainOf(30, (before) => ({
      type: 'expression',
      expression: `concat(${before}, ${before})`,
    }));
    expect(codesOf(fields)).toEqual([]);
    expect(valuesOf(planOf(fields).columns[0]!, 0, 2)).toEqual(['', '']);
  });

  it('refuses long searches in long texts', () => {
    const fields = [
      { name: 'x', type: 'expression', expression: `contains(long, needle)` },
      { name: 'long', type: 'template', template: '{{piece}}'.repeat(50) },
      { name: 'needle', type: 'template', template: '{{piece}}'.repeat(50) },
      { name: 'piece', type: 'constant', value: 'a'.repeat(1000) },
    ];
    expect(codesOf(fields)).toEqual(['too_much_work']);
  });

  it('refuses texts that grow beyond the limit', () => {
    const grow = (times: number): string =>
      times === 0 ? 't' : `replace(${grow(times - 1)}, 'a', 'aaaaaaaaaaaaaaaa')`;
    const fields = [{ name: 'x', type: 'expression', expression: grow(20) }, ...FIELDS];
    expect(codesOf(fields)).toEqual(['invalid_expression']);
  });

  it('refuses chains of fields that recursion could not bear, and bears those it takes', () => {
    const shallow = (before: string) => ({
      type: 'expression',
      expression: `text(${'-'.repeat(61)}length(${before}))`,
    });
    expect(codesOf(chainOf(33, shallow))).toEqual(['field_chain_too_long']);
    expect(codesOf([{ name: 'x', type: 'expression', expression: `${'-'.repeat(64)}1` }])).toEqual([
      'invalid_expression',
    ]);
    // The columns are asked for from the far end of the chain on.
    expect(valuesOf(planOf(chainOf(32, shallow)).columns[0]!, 0, 3)).toEqual(['-2', '-2', '-2']);
  });

  it('counts no more steps than the limit for whatever is accepted', () => {
    const context = {
      field: () => planOf([{ name: 'a', type: 'integer' }]).columns[0]!,
      random: undefined as never,
    };
    for (const source of CORPUS) {
      try {
        const { steps } = compileExpression(parseExpression(source.slice(0, 2000)), context);
        expect(steps).toBeLessThan(200_000);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionProblem);
      }
    }
  });
});

it('writes no more than it says, also at the edge of the buffer', () => {
  const [column] = planOf([{ name: 'x', type: 'expression', expression: "padStart('é', 20, '😀')" }]).columns;
  if (column?.type !== 'text') throw new Error('no text');
  const out = new ByteWriter(column.maxBytes);
  column.write(0, out);
  expect(out.pos).toBe(19 * 4 + 2);
  expect(out.pos).toBeLessThanOrEqual(column.maxBytes);
});
