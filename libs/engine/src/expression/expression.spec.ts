import { planOf, valuesOf } from '../testing/column-values';
import { InvalidSchema } from '../engine.errors';
import { functions } from './functions';

/** Fields of every type, and one that is always null. */
const FIELDS = [
  { name: 'n', type: 'constant', value: 7 },
  { name: 'f', type: 'constant', value: 0.5 },
  { name: 'price', type: 'decimal', min: 19.99, max: 19.99, scale: 2 },
  { name: 't', type: 'constant', value: 'Zoë O’Neill' },
  { name: 'yes', type: 'constant', value: true },
  { name: 'day', type: 'date', from: '2024-02-29', to: '2024-02-29' },
  { name: 'at', type: 'timestamp', from: '2024-12-31T23:59:59.500Z', to: '2024-12-31T23:59:59.500Z' },
  { name: 'id', type: 'uuid' },
  { name: 'none', type: 'integer', nullRate: 1 },
  { name: 'nothing', type: 'word', nullRate: 1 },
];

function columnOf(expression: string, options: Record<string, unknown> = {}) {
  return planOf([{ name: 'result', type: 'expression', expression, ...options }, ...FIELDS]).columns[0]!;
}

function resultOf(expression: string, options: Record<string, unknown> = {}): string | null {
  return valuesOf(columnOf(expression, options), 0, 1)[0]!;
}

function issueOf(expression: string, options: Record<string, unknown> = {}) {
  try {
    columnOf(expression, options);
  } catch (error) {
    if (error instanceof InvalidSchema) return error.issues[0]!;
    throw error;
  }
  throw new Error(`${expression} was accepted`);
}

describe('operators', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['2 - 3 - 4', '-5'],
    ['-n + - -1', '-6'],
    ['0.1 + 0.2 == 0.3', 'true'],
    ['1.005 * 1000', '1005.000'],
    ['price * 3', '59.97'],
    ['price * n * 0.1', '13.993'],
    ['7 / 2', '3.5'],
    ['n / 0', null],
    ['n % 4', '3'],
    ['-7 % 4', '-3'],
    ['7.5 % 2', '1.5'],
    ['n % 0', null],
    ['1e308 * 10', null],
    ['1e308 * 10 > 5', null],
    ['1e3', '1000'],
    ['9007199254740993', '9007199254740992'],
    ['none + 1', null],
    ['n == 7.0 and yes', 'true'],
    ['n != 7 or not yes', 'false'],
    ["t == 'Zoë O’Neill'", 'true'],
    ["'it''s' == t", 'false'],
    ["'Z' < 'a'", 'true'],
    ["'\uffff' < '\u{1f600}'", 'true'],
    ["day >= '2024-02-29'", 'true'],
    ["at < '2025-01-01'", 'true'],
    ['at > day', 'true'],
    ['yes == true', 'true'],
    ['none == 1', null],
    ['none == 1 and false', 'false'],
    ['none == 1 or true', 'true'],
    ['none == 1 and true', null],
    ['not (none == 1)', null],
    ['none is null and n is not null', 'true'],
    ['nothing is null', 'true'],
    ['n in (1, 7.0)', 'true'],
    ['n in (1, none)', null],
    ['n not in (1, 2)', 'true'],
    ["t not in ('a', nothing)", null],
    ['"n" + 1', '8'],
    ['length(text(id))', '36'],
  ])('%s is %s', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected);
  });
});

describe('functions', () => {
  it.each([...functions.values()].map(({ name, example }) => [name, ...example] as const))(
    '%s: %s is %s',
    (name, expression, expected) => {
      expect(expression).toContain(`${name}(`);
      expect(String(resultOf(expression))).toBe(expected);
    },
  );

  it.each([
    ['round(1.005, 2)', '1.01'],
    ['round(1.005e0, 2)', '1.01'],
    ['round(-2.5)', '-3'],
    ['round(4503599627370497.0)', '4503599627370497'],
    ['round(f * 1e15 + 0.3)', '500000000000000'],
    ['round(f * 1e12 + 0.499)', '500000000000'],
    ['floor(price)', '19'],
    ['ceil(price)', '20'],
    ['floor(-price)', '-20'],
    ['trunc(-0.5)', '0'],
    ['floor(f)', '0'],
    ['div(9007199254740991, 3)', '3002399751580330'],
    ['div(n, 0)', null],
    ['power(n, 0)', '1'],
    ['power(none, 0)', null],
    ['power(1.5e0, 3)', '3.375'],
    ['sqrt(-1)', null],
    ["number('abc')", null],
    ["number(' 1e3 ')", '1000'],
    ['if(none == 1, 1, 2.5)', '2.5'],
    ['coalesce(nothing, t)', 'Zoë O’Neill'],
    ['coalesce(none, null)', null],
    ['greatest(none, none)', null],
    ["least('b', 'a', nothing)", 'a'],
    ['least(day, at)', '2024-02-29T00:00:00.000Z'],
    ["upper('straße')", 'STRASSE'],
    ["substring('😀añb', 2, 2)", 'añ'],
    ["substring('abc', -1, 3)", 'a'],
    ["substring('abc', 3)", 'c'],
    ["substring('abc', 9)", ''],
    ["replace('a$b', '$', '$&')", 'a$&b'],
    ["part('a,b', ',', 3)", ''],
    ["padStart('é', 3, '😀-')", '😀-é'],
    ["padStart('abcd', 3)", 'abcd'],
    ["slug('  Ünïcode — Straße № 5  ')", 'unicode-strasse-5'],
    ["slug('日本')", ''],
    ['text(price * 2)', '39.98'],
    ['text(f)', '0.5'],
    ['text(yes)', 'true'],
    ['text(day)', '2024-02-29'],
    ["concat(nothing, 'x')", 'x'],
    ["join(', ', nothing, 'x', 'y')", 'x, y'],
    ["join(nothing, 'x', 'y')", null],
    ["dateAdd(day, 1, 'year')", '2025-02-28'],
    ["dateAdd(day, -1, 'month')", '2024-01-29'],
    ["dateAdd(day, 36, 'hour')", '2024-03-01T12:00:00.000Z'],
    ["dateAdd(at, 1.9, 'second')", '2025-01-01T00:00:00.500Z'],
    ["dateAdd(day, 1e9, 'year')", null],
    ["dateAdd(day, 3e6, 'day')", null],
    ["dateAdd(date('2023-12-31'), 2, 'quarter')", '2024-06-30'],
    ["dateDiff(day, '2024-03-01', 'day')", undefined],
    ["dateDiff(date('2024-01-31'), day, 'month')", '0'],
    ["dateDiff(day, date('2023-02-28'), 'year')", '-1'],
    ["dateDiff(day, at, 'hour')", '7367'],
    ["dateTrunc(at, 'week')", '2024-12-30T00:00:00.000Z'],
    ["dateTrunc(at, 'quarter')", '2024-10-01T00:00:00.000Z'],
    ["week(date('2027-01-03'))", '53'],
    ['year(at) * 100 + month(at)', '202412'],
    ['second(at)', '59'],
    ['timestamp(day) == day', 'true'],
    ["date(part('2024-02-30 x', ' ', 1))", null],
  ] as [string, string | null | undefined][])('%s is %s', (expression, expected) => {
    if (expected === undefined) expect(() => columnOf(expression)).toThrow(InvalidSchema);
    else expect(resultOf(expression)).toBe(expected);
  });

  it('random() differs from place to place and from row to row, and is the same again', () => {
    const column = columnOf('text(random() - random())');
    const values = valuesOf(column, 0, 1000);
    expect(new Set(values).size).toBe(1000);
    expect(valuesOf(columnOf('text(random() - random())'), 0, 1000)).toEqual(values);
  });
});

describe('columns', () => {
  it.each([
    ['1 + 1', {}, 'int4', '2'],
    ['n * 1000000000', {}, 'int8', '7000000000'],
    ['price', {}, 'numeric', '19.99'],
    ['n / 2', {}, 'float8', '3.5'],
    ['n / 2', { columnType: 'int4' }, 'int4', '4'],
    ['n / 3', { columnType: 'numeric', scale: 3 }, 'numeric', '2.333'],
    ['n / 3', { scale: 1 }, 'numeric', '2.3'],
    ['n', { columnType: 'float8' }, 'float8', '7'],
    ['n * 1000000000', { columnType: 'int4' }, 'int4', null],
    ['n * 1e15 * 1e15', { columnType: 'int8' }, 'int8', null],
    ['day', {}, 'date', '2024-02-29'],
    ['at', {}, 'timestamptz', '2024-12-31T23:59:59.500Z'],
    ['not yes', {}, 'bool', 'false'],
    ['t', {}, 'text', 'Zoë O’Neill'],
    ['-0.0 * 1e0', {}, 'float8', '0'],
  ])('%s with %j is %s', (expression, options, type, expected) => {
    const column = columnOf(expression, options);
    expect(column.type).toBe(type);
    expect(valuesOf(column, 0, 1)[0]).toBe(expected);
  });
});

describe('mistakes', () => {
  it.each([
    ['price *', 8, 'a value is expected, not the end'],
    ['price * quantitiy', 0, 'no usable field "quantitiy"'],
    ['1 = 1', 3, 'write == to compare'],
    ['1 <> 1', 3, 'write !='],
    ['yes && yes', 5, 'write and'],
    ["t || 'x'", 3, 'concat'],
    ['yes ? 1 : 2', 5, 'if(condition'],
    ['n ^ 2', 3, 'power'],
    ['t.length', 2, 'no members'],
    ['t[0]', 2, 'no members'],
    ["'open", 1, 'no end'],
    ['(1 + 2', 1, 'not closed'],
    ['1 2', 3, 'nothing to belong to'],
    ['5x', 1, 'no number'],
    ["t + 'x'", 1, 'concat() joins texts'],
    ['n + yes', 5, 'needs a number, not a boolean'],
    ['n and yes', 1, 'needs a boolean, not a number'],
    ["n == 'x'", 6, 'this is a text, but beside it is a number'],
    ["day == 'soon'", 8, 'is none such as'],
    ['n == null', 1, 'write is null'],
    ['1 < 2 < 3', 7, 'cannot follow each other'],
    ['rond(1)', 1, 'did you mean "round"?'],
    ['round()', 1, 'round(value, digits?)'],
    ['round(1, n)', 10, 'must be written as a number'],
    ['round(1, 16)', 10, 'from 0 to 15'],
    ["dateAdd(day, 1, 'days')", 17, 'did you mean "day"?'],
    ["replace(t, '', 'x')", 12, 'must not be empty'],
    ['if(yes, 1)', 1, 'if(condition, value, otherwise, more…)'],
    ["if(yes, 1, 'x')", 12, 'this is a text, but beside it is a number'],
    ['null', 1, 'always null'],
    ['1e999', 1, 'too large'],
    ['', 0, 'must have from 1 to 2000 characters'],
    ['n in ()', 8, 'is empty'],
    ['\u0001', 1, 'not known here'],
  ])('%s is refused at character %i: %s', (expression, at, message) => {
    const issue = issueOf(expression);
    expect(issue.pointer).toBe('/fields/0/expression');
    expect(issue.message).toContain(message);
    if (at > 0) expect(issue.message).toContain(`at character ${at}:`);
  });

  it('say which column does not fit', () => {
    expect(issueOf('t', { columnType: 'int4' }).message).toContain(
      'needs a number, not a text; number() reads one',
    );
    expect(issueOf('t', { scale: 2, columnType: 'text' }).pointer).toBe('/fields/0/scale');
  });

  it('are not blamed on the fields that are computed from the wrong one', () => {
    try {
      planOf([
        { name: 'a', type: 'expression', expression: "b + 'x'" },
        { name: 'b', type: 'expression', expression: "c + 'x'" },
        { name: 'c', type: 'constant', value: 1 },
      ]);
    } catch (error) {
      return expect((error as InvalidSchema).issues.map(({ pointer }) => pointer)).toEqual([
        '/fields/1/expression',
      ]);
    }
    throw new Error('accepted');
  });
});
