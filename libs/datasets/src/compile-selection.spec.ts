import type { DatasetColumn } from './dataset-columns';
import { compileSelection } from './compile-selection';
import type { InvalidSelection } from './datasets.errors';
import type { Condition, Selection } from './selection';

const columns: DatasetColumn[] = [
  { name: '_row', type: 'int8', readAsText: false },
  { name: '_job', type: 'uuid', readAsText: false },
  { name: '_created_at', type: 'timestamptz', readAsText: false },
  { name: 'name', type: 'text', readAsText: false },
  { name: 'age', type: 'int4', readAsText: false },
  { name: 'born', type: 'date', readAsText: false },
  { name: 'place', type: 'text', readAsText: true },
];

const compile = (selection: Partial<Selection>) =>
  compileSelection({ recordType: 'people', ...selection }, columns);
const where = (condition: Condition): string => {
  const { query } = compile({ filters: { where: [condition] } });
  return /WHERE (.*) ORDER BY/.exec(query)?.[1] ?? '';
};
const issuesOf = (selection: Partial<Selection>): string[] => {
  try {
    compile(selection);
  } catch (error) {
    return (error as InvalidSelection).issues.map(({ pointer, code }) => `${pointer} ${code}`);
  }
  return [];
};

describe('compileSelection', () => {
  it('takes all fields in the order of the table, without our own columns, in row order', () => {
    const { query, columns: selected } = compile({});
    expect(query).toBe('SELECT "name", "age", "born", "place"::text FROM datasets."people" ORDER BY "_row"');
    expect(selected.map(({ name }) => name)).toEqual(['name', 'age', 'born', 'place']);
  });

  it('takes the fields asked for in the order asked for, ours too, under the names of the API', () => {
    const { query, columns: selected } = compile({ fields: ['age', '_createdAt'] });
    expect(query).toContain('SELECT "age", "_created_at" FROM');
    expect(selected.map(({ name }) => name)).toEqual(['age', '_createdAt']);
  });

  it.each<[Condition, string]>([
    [{ field: 'age', op: 'gte', value: 21 }, `"age" >= '21'::int4`],
    [{ field: 'age', op: 'ne', value: 3 }, `"age" IS DISTINCT FROM '3'::int4`],
    [{ field: 'name', op: 'in', value: ['a', "o'b"] }, `"name" IN ('a'::text, 'o''b'::text)`],
    [{ field: 'name', op: 'like', value: 'A%' }, `"name" LIKE 'A%'::text`],
    [{ field: 'name', op: 'is-null' }, '"name" IS NULL'],
    [{ field: 'name', op: 'is-null', value: false }, '"name" IS NOT NULL'],
    [{ field: 'born', op: 'lt', value: '2000-02-29' }, `"born" < '2000-02-29'::date`],
  ])('translates %j', (condition, sql) => {
    expect(where(condition)).toBe(sql);
  });

  it.each([`'; DROP TABLE jobs; --`, `\\'; DROP TABLE jobs; --`, '"', '$1'])(
    'quotes %j as a value',
    (value) => {
      const sql = where({ field: 'name', op: 'eq', value });
      // Without the literal nothing of the value is left.
      expect(sql.replace(/\s*E?'(?:[^'\\]|''|\\\\)*'/, '')).toBe('"name" =::text');
    },
  );

  it('reports everything that does not fit, with pointers', () => {
    expect(
      issuesOf({
        fields: ['name', 'nope', 'name'],
        filters: {
          dateRange: { field: 'age', from: '2026-01-01' },
          where: [
            { field: 'nope', op: 'eq', value: 1 },
            { field: 'age', op: 'eq', value: 'old' },
            { field: 'age', op: 'eq', value: 2 ** 31 },
            { field: 'age', op: 'in', value: [] },
            { field: 'age', op: 'like', value: '1%' },
            { field: 'born', op: 'eq', value: '2026-02-30' },
            { field: 'name', op: 'eq', value: 'a\0b' },
          ],
        },
      }),
    ).toEqual([
      '/fields/1 unknown_field',
      '/fields/2 duplicate_field',
      '/filters/dateRange/field wrong_field_type',
      '/filters/where/0/field unknown_field',
      '/filters/where/1/value invalid_value',
      '/filters/where/2/value invalid_value',
      '/filters/where/3/value invalid_value',
      '/filters/where/4/field wrong_field_type',
      '/filters/where/4/value invalid_value',
      '/filters/where/5/value invalid_value',
      '/filters/where/6/value invalid_value',
    ]);
  });

  it('gives fields other names, which must differ', () => {
    const fields = [{ field: 'age', as: 'years' }, 'name', { field: 'name', as: 'again' }];
    expect(compile({ fields }).columns).toEqual([
      { name: 'years', type: 'int4', field: 'age' },
      { name: 'name', type: 'text', field: 'name' },
      { name: 'again', type: 'text', field: 'name' },
    ]);
    expect(issuesOf({ fields: ['age', { field: 'name', as: 'age' }] })).toEqual([
      '/fields/1 duplicate_field',
    ]);
  });

  it('limits and samples the rows that pass the filters', () => {
    expect(compile({ limit: 5 }).query).toMatch(/ORDER BY "_row" LIMIT 5$/);
    expect(compile({ sample: { rate: 0.5, seed: 7 } }).query).toContain(
      'WHERE (hashint8extended("_row", 7) & 9223372036854775807) < 4611686018427387904 ORDER BY',
    );
    expect(compile({ sample: { rate: 1 } }).query).not.toContain('WHERE');
  });

  it('compares columns of types that are not ours by their text', () => {
    expect(where({ field: 'place', op: 'eq', value: 'x' })).toBe(`"place"::text = 'x'::text`);
  });

  it.each<[string, unknown, boolean]>([
    ['_row', '9223372036854775807', true],
    ['_row', '-9223372036854775808', true],
    ['_row', '9223372036854775808', false],
    ['_row', 2 ** 53, false],
    ['_row', '1e3', false],
    ['_created_at', '2026-01-31T12:00:00+15:59', true],
    ['born', '0000-01-01', false],
  ])('compares %s with %j: %s', (column, value, isFine) => {
    const field = column === '_created_at' ? '_createdAt' : column;
    expect(issuesOf({ filters: { where: [{ field, op: 'lt', value }] } })).toEqual(
      isFine ? [] : ['/filters/where/0/value invalid_value'],
    );
  });

  it.each([
    ['a\\', false],
    ['a\\\\', true],
    ['\\%', true],
  ])('takes the pattern %s: %s', (value, isFine) => {
    expect(issuesOf({ filters: { where: [{ field: 'name', op: 'like', value }] } })).toHaveLength(
      isFine ? 0 : 1,
    );
  });

  it('bounds a date range on both sides, inclusive', () => {
    const { query } = compile({
      filters: { dateRange: { from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z' } },
    });
    expect(query).toContain(
      `WHERE "_created_at" >= '2026-01-01T00:00:00Z'::timestamptz AND "_created_at" <= '2026-12-31T23:59:59Z'::timestamptz`,
    );
  });
});
