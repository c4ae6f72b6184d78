import fc from 'fast-check';
import { compilePlan, type Column } from '@app/engine';
import { previewRows } from '@app/formats';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../setup/database';

/** The same expression in our language and in the SQL of PostgreSQL. */
interface Pair {
  ours: string;
  sql: string;
}

const ROWS = 40;
const FIELDS = [
  { name: 'i', type: 'integer', min: -20, max: 20, nullRate: 0.15 },
  { name: 'j', type: 'integer', min: -3, max: 3 },
  { name: 'p', type: 'decimal', min: -50, max: 50, scale: 2, nullRate: 0.15 },
  { name: 'b', type: 'boolean', nullRate: 0.15 },
  { name: 't', type: 'enum', values: ['', 'a', 'Abc', 'éa-b', 'x y', '😀z'], nullRate: 0.15 },
  { name: 'd', type: 'date', from: '1999-12-25', to: '2004-03-05', nullRate: 0.15 },
  { name: 's', type: 'timestamp', from: '1999-12-25T00:00:00Z', to: '2004-03-05T00:00:00Z' },
];

const same = (text: string): Pair => ({ ours: text, sql: text });
const both = (a: Pair, b: Pair, ours: string, sql: string): Pair => ({
  ours: `(${a.ours} ${ours} ${b.ours})`,
  sql: `(${a.sql} ${sql} ${b.sql})`,
});
const call = (name: string, sqlName: string, ...args: Pair[]): Pair => ({
  ours: `${name}(${args.map(({ ours }) => ours).join(', ')})`,
  sql: `${sqlName}(${args.map(({ sql }) => sql).join(', ')})`,
});
const number = (text: string): Pair => ({ ours: text, sql: `${text}::numeric` });
const column = (name: string): Pair => ({ ours: name, sql: `${name}::numeric` });

const pairs = fc.letrec<{ number: Pair; truth: Pair; text: Pair; date: Pair }>((tie) => {
  const [n, b, t, d] = [tie('number'), tie('truth'), tie('text'), tie('date')];
  return {
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(
        fc.constantFrom('i', 'j', 'p').map(column),
        fc.constantFrom('0', '1', '2.5', '0.07', '13').map(number),
      ),
      fc.tuple(n, n, fc.constantFrom('+', '-')).map(([x, y, sign]) => both(x, y, sign, sign)),
      fc.tuple(fc.constantFrom('i', 'j', 'p').map(column), n).map(([x, y]) => both(x, y, '*', '*')),
      fc
        .tuple(n, n)
        .map(([x, y]) => ({ ours: `(${x.ours} % ${y.ours})`, sql: `mod(${x.sql}, nullif(${y.sql}, 0))` })),
      fc
        .tuple(n, n)
        .map(([x, y]) => ({ ours: `div(${x.ours}, ${y.ours})`, sql: `div(${x.sql}, nullif(${y.sql}, 0))` })),
      fc
        .tuple(n, fc.constantFrom('floor', 'ceil', 'trunc', 'abs', 'sign'))
        .map(([x, name]) => call(name, name, x)),
      fc
        .tuple(n, fc.constantFrom('0', '1', '2'))
        .map(([x, digits]) => call('round', 'round', x, same(digits))),
      fc.tuple(b, n, n).map(([x, y, z]) => ({
        ours: `if(${x.ours}, ${y.ours}, ${z.ours})`,
        sql: `CASE WHEN ${x.sql} THEN ${y.sql} ELSE ${z.sql} END`,
      })),
      fc.tuple(n, n).map(([x, y]) => call('coalesce', 'coalesce', x, y)),
      fc.tuple(n, n).map(([x, y]) => call('nullIf', 'nullif', x, y)),
      fc.tuple(n, n).map(([x, y]) => call('greatest', 'greatest', x, y)),
      t.map((x) => ({ ours: `length(${x.ours})`, sql: `char_length(${x.sql})::numeric` })),
      fc.tuple(d, fc.constantFrom('year', 'quarter', 'month', 'week', 'day')).map(([x, part]) => ({
        ours: `${part}(${x.ours})`,
        sql: `extract(${part} FROM ${x.sql})`,
      })),
      d.map((x) => ({ ours: `weekday(${x.ours})`, sql: `extract(isodow FROM ${x.sql})` })),
      fc.tuple(d, d).map(([x, y]) => ({
        ours: `dateDiff(${x.ours}, ${y.ours}, 'day')`,
        sql: `(${y.sql} - ${x.sql})::numeric`,
      })),
    ),
    truth: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('b', 'true', 'false').map(same),
      fc
        .tuple(
          n,
          n,
          fc.constantFrom(['==', '='], ['!=', '<>'], ['<', '<'], ['<=', '<='], ['>', '>'], ['>=', '>=']),
        )
        .map(([x, y, [ours, sql]]) => both(x, y, ours, sql)),
      fc
        .tuple(t, t, fc.constantFrom(['==', '='], ['<', '<'], ['>=', '>=']))
        .map(([x, y, [ours, sql]]) => both(x, { ...y, sql: `${y.sql} COLLATE "C"` }, ours, sql)),
      fc.tuple(d, d).map(([x, y]) => both(x, y, '<', '<')),
      fc.tuple(b, b, fc.constantFrom('and', 'or')).map(([x, y, word]) => both(x, y, word, word)),
      b.map(({ ours, sql }) => ({ ours: `(not ${ours})`, sql: `(NOT ${sql})` })),
      fc.oneof(n, t, d).map(({ ours, sql }) => ({ ours: `(${ours} is null)`, sql: `(${sql} IS NULL)` })),
      fc.tuple(n, n, n).map(([x, y, z]) => ({
        ours: `(${x.ours} not in (${y.ours}, ${z.ours}))`,
        sql: `(${x.sql} NOT IN (${y.sql}, ${z.sql}))`,
      })),
    ),
    text: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(same('t'), same("'a'"), same("'it''s'")),
      fc.tuple(t, t).map(([x, y]) => call('concat', 'concat', x, y)),
      fc.tuple(t, fc.constantFrom('trim', 'lower')).map(([x, name]) => call(name, name, x)),
      fc
        .tuple(t, fc.constantFrom('-1', '0', '1', '2', '9'), fc.constantFrom('0', '1', '3'))
        .map(([x, from, size]) => ({
          ours: `substring(${x.ours}, ${from}, ${size})`,
          sql: `substring(${x.sql}, ${from}, ${size})`,
        })),
      fc.tuple(t, t).map(([x, y]) => call('replace', 'replace', x, same("'a'"), y)),
      t.map((x) => ({ ours: `part(${x.ours}, '-', 2)`, sql: `split_part(${x.sql}, '-', 2)` })),
      t.map((x) => ({
        ours: `padStart(${x.ours}, 9, 'ab')`,
        sql: `lpad(${x.sql}, greatest(9, char_length(${x.sql})), 'ab')`,
      })),
    ),
    date: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(same('d'), { ours: "date('2000-02-29')", sql: "date '2000-02-29'" }),
      fc.constant({ ours: 'date(s)', sql: "(s AT TIME ZONE 'UTC')::date" }),
      fc
        .tuple(d, fc.constantFrom('i', 'j'), fc.constantFrom('year', 'month', 'week', 'day'))
        .map(([x, amount, unit]) => ({
          ours: `dateAdd(${x.ours}, ${amount}, '${unit}')`,
          sql: `(${x.sql} + ${amount} * interval '1 ${unit}')::date`,
        })),
      fc.tuple(d, fc.constantFrom('year', 'quarter', 'month', 'week')).map(([x, unit]) => ({
        ours: `dateTrunc(${x.ours}, '${unit}')`,
        sql: `date_trunc('${unit}', ${x.sql})::date`,
      })),
    ),
  };
});

describe('expressions', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`SET TIME ZONE 'UTC'`);
    await client.query(
      'CREATE TABLE facts (row int, i int, j int, p numeric(9,2), b boolean, t text, d date, s timestamptz)',
    );
    const { columns } = compilePlan({ recordType: 'facts', seed: 5, fields: FIELDS });
    const rows = previewRows({ columns } as never, 0, ROWS).map((facts, row) => ({ row, ...facts }));
    await client.query('INSERT INTO facts SELECT * FROM json_populate_recordset(null::facts, $1)', [
      JSON.stringify(rows),
    ]);
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  /** Both results as text, row by row; whole numbers without their decimals. */
  async function compare({ ours, sql }: Pair, toText: string): Promise<void> {
    const expression = toText.replace('$', ours);
    const field = { name: 'x', type: 'expression', expression };
    const { columns } = compilePlan({ recordType: 'facts', seed: 5, fields: [...FIELDS, field] });
    const [last] = columns.slice(-1) as [Column];
    const mine = previewRows({ columns: [last] } as never, 0, ROWS).map(({ x }) => x);
    const { rows } = await client.query<{ x: unknown }>(`SELECT ${sql} AS x FROM facts ORDER BY row`);
    const theirs = rows.map(({ x }) => (x instanceof Date ? x.toISOString().slice(0, 10) : x));
    const numbers = (values: unknown[]): unknown[] =>
      values.map((value) =>
        typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) + 0 : value,
      );
    expect({ ours, values: numbers(mine) }).toEqual({ ours, values: numbers(theirs) });
  }

  it.each([
    ['number', '$'],
    ['truth', '$'],
    ['text', '$'],
    ['date', 'text($)'],
  ] as const)('of type %s give what PostgreSQL gives', async (kind, toText) => {
    await fc.assert(
      fc.asyncProperty(pairs[kind], async (pair) => {
        fc.pre(pair.ours.length < 1900);
        await compare(kind === 'date' ? { ours: pair.ours, sql: `(${pair.sql})::text` } : pair, toText);
      }),
      { seed: 11, numRuns: 400, interruptAfterTimeLimit: 40_000 },
    );
  });
});
