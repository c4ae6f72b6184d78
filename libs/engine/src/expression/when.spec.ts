import { InvalidSchema } from '../engine.errors';
import { planOf, valuesOf } from '../testing/column-values';

const ROWS = 3000;
const STATUS = { name: 'status', type: 'enum', values: ['open', 'shipped'], nullRate: 0.1 };

const valuesBy = (fields: Record<string, unknown>[]): Record<string, (string | null)[]> =>
  Object.fromEntries(
    planOf(fields, { count: ROWS }).columns.map((column) => [column.name, valuesOf(column, 0, ROWS)]),
  );

it('gives a value exactly where the condition is true; null is not true', () => {
  const { status, shippedOn } = valuesBy([
    { name: 'shippedOn', type: 'dateAfter', of: 'orderedOn', when: "status == 'shipped'" },
    { name: 'orderedOn', type: 'date' },
    STATUS,
  ]);
  expect(shippedOn!.map((value) => value !== null)).toEqual(status!.map((value) => value === 'shipped'));
});

it('changes no value of the rows it leaves, and none of other fields', () => {
  const plain = valuesBy([{ name: 'a', type: 'integer' }, STATUS, { name: 'b', type: 'word' }]);
  const fields = [
    { name: 'a', type: 'integer', when: "status == 'open'" },
    STATUS,
    { name: 'b', type: 'word' },
  ];
  const conditional = valuesBy(fields);
  expect(conditional['b']).toEqual(plain['b']);
  conditional['a']!.forEach((value, i) => {
    if (value !== null) expect(value).toBe(plain['a']![i]);
  });
});

it('combines with nullRate: a share of the rows where the condition holds', () => {
  const { a } = valuesBy([{ name: 'a', type: 'integer', when: "status == 'open'", nullRate: 0.5 }, STATUS]);
  const share = a!.filter((value) => value !== null).length / ROWS;
  expect(share).toBeGreaterThan(0.45 * 0.5 - 0.03);
  expect(share).toBeLessThan(0.45 * 0.5 + 0.03);
});

it('stays unique, and is refused when there are fewer values than rows, whether or not all get one', () => {
  const field = { name: 'a', type: 'integer', min: 1, max: ROWS, unique: true, when: "status == 'open'" };
  const values = valuesBy([field, STATUS])['a']!.filter((value) => value !== null);
  expect(new Set(values).size).toBe(values.length);
  expect(() => planOf([{ ...field, max: ROWS - 1 }, STATUS], { count: ROWS })).toThrow(InvalidSchema);
});

it('is part of the canonical schema, which compiles again', () => {
  const { fields } = planOf([
    { name: 'a', type: 'integer', when: 'yes' },
    { name: 'yes', type: 'boolean' },
  ]);
  expect(fields[0]).toMatchObject({ when: 'yes' });
  expect(planOf(fields).fields).toEqual(fields);
});

it.each([
  ['status', 'invalid_expression', 'when needs a boolean, not a text'],
  ["statu == 'x'", 'unknown_field', 'did you mean "status"?'],
  ["a == 'x'", 'field_cycle', 'circle'],
  ["status = 'x'", 'invalid_expression', 'at character 8'],
  [7, 'wrong_type', 'must be a string'],
])('%s is refused: %s', (when, code, message) => {
  try {
    planOf([{ name: 'a', type: 'word', when }, STATUS]);
  } catch (error) {
    const [issue] = (error as InvalidSchema).issues;
    expect(issue).toMatchObject({ pointer: '/fields/0/when', code });
    return expect(issue!.message).toContain(message);
  }
  throw new Error('accepted');
});

it('what is computed from an expression without a value has none either', () => {
  const { after, late } = valuesBy([
    { name: 'after', type: 'dateAfter', of: 'maybe' },
    { name: 'late', type: 'timestampAfter', of: 'maybe' },
    { name: 'maybe', type: 'expression', expression: "if(status == 'open', date('2026-01-31'), null)" },
    STATUS,
  ]);
  expect(new Set(after!.map((value) => value?.slice(0, 4) ?? null))).toEqual(new Set(['2026', null]));
  expect(late!.map((value) => value === null)).toEqual(after!.map((value) => value === null));
});
