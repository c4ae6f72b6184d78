import { compilePlan } from '@app/engine';
import { InvalidSql } from './sql.errors';
import { SqlParser } from './sql-parser';
import { SqlReader } from './sql-reader';
import { MUSIC, RENTAL, TRADING } from './testing/dumps';

const parser = new SqlParser();
const reader = new SqlReader(parser);
afterAll(() => parser.onModuleDestroy());
const request = (sql: string, counts = {}) => reader.request(sql, counts);
const fieldsOf = async (columns: string, more = ''): Promise<Record<string, unknown>[]> => {
  const { request: body } = await request(`CREATE TABLE t (${columns});${more}`);
  return body.recordTypes.find(({ recordType }) => recordType === 't')!.fields;
};
const issuesOf = async (sql: string, counts = {}): Promise<string[]> => {
  try {
    await request(sql, counts);
  } catch (error) {
    if (error instanceof InvalidSql) return error.issues.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  return [];
};

it.each([
  ['a film rental', RENTAL, 8],
  ['a trading company', TRADING, 7],
  ['a music shop', MUSIC, 5],
])('the dump of %s gives record types whose fields compile', async (_, sql, tables) => {
  const { request: body } = await request(sql);
  expect(body.recordTypes).toHaveLength(tables);
  for (const { recordType, fields, count } of body.recordTypes) {
    const own = fields.filter(({ type }) => type !== 'reference');
    if (own.length > 0) expect(() => compilePlan({ recordType, seed: 1, fields: own, count })).not.toThrow();
  }
});

it('constraints become options, and foreign keys references', async () => {
  const { request: body, notes } = await request(`
    CREATE TABLE teams (id int PRIMARY KEY, code char(3) UNIQUE NOT NULL);
    CREATE TABLE users (
      id uuid PRIMARY KEY, team_id int NOT NULL REFERENCES teams, manager_id uuid REFERENCES users,
      first_name text NOT NULL, email varchar(60) NOT NULL UNIQUE, plan text NOT NULL CHECK (plan IN ('free', 'pro')),
      age smallint CHECK (age BETWEEN 18 AND 90), score numeric(6,3) CHECK (score > 0 AND score < 10)
    );
    CREATE TABLE memberships (user_id uuid REFERENCES users, team_id int REFERENCES teams, PRIMARY KEY (user_id, team_id));
    INSERT INTO teams VALUES (1, 'abc');
  `);
  expect(body.recordTypes).toEqual([
    {
      recordType: 'teams',
      count: 10,
      fields: [
        { name: 'id', type: 'sequence', unique: true },
        { name: 'code', type: 'pattern', pattern: '[A-Z][A-Z0-9]{2}', unique: true },
      ],
    },
    {
      recordType: 'users',
      count: 100,
      fields: [
        { name: 'id', type: 'uuid', unique: true },
        { name: 'team_id', type: 'reference', to: 'teams.id' },
        { name: 'manager_id', type: 'reference', to: 'users.id', nullRate: 0.1 },
        { name: 'first_name', type: 'firstName' },
        { name: 'email', type: 'email', unique: true },
        { name: 'plan', type: 'enum', values: ['free', 'pro'] },
        { name: 'age', type: 'integer', min: 18, max: 90, nullRate: 0.1 },
        { name: 'score', type: 'decimal', min: 0.001, max: 9.999, scale: 3, nullRate: 0.1 },
      ],
    },
    {
      recordType: 'memberships',
      count: 1000,
      fields: [
        { name: 'user_id', type: 'reference', to: 'users.id' },
        { name: 'team_id', type: 'reference', to: 'teams.id' },
      ],
      uniqueTogether: [['user_id', 'team_id']],
    },
  ]);
  expect(notes).toEqual(['Passed over: 1 × Insert']);
});

it('types, enums, domains and arrays', async () => {
  const fields = await fieldsOf(
    'a real NOT NULL, b timestamptz NOT NULL, c mood NOT NULL, d zip NOT NULL, e text[] NOT NULL, f time NOT NULL, g inet NOT NULL, h bool NOT NULL',
  ).catch(() => undefined);
  expect(fields).toBeUndefined(); // mood and zip are not known
  const { request: body } = await request(`
    CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN grade AS int NOT NULL CHECK (VALUE BETWEEN 1 AND 6);
    CREATE TABLE t (c mood NOT NULL, d grade, e int[] NOT NULL, f time NOT NULL, g inet NOT NULL, h bool NOT NULL)`);
  expect(body.recordTypes[0]!.fields).toEqual([
    { name: 'c', type: 'enum', values: ['sad', 'ok'] },
    { name: 'd', type: 'integer', min: 1, max: 6 },
    { name: 'e', type: 'array', items: { type: 'integer', min: 0, max: 1000 }, minItems: 0, maxItems: 3 },
    { name: 'f', type: 'timeOfDay' },
    { name: 'g', type: 'ipv4' },
    { name: 'h', type: 'boolean' },
  ]);
});

it('counts can be given, and are lowered where keys of parents allow no more', async () => {
  const sql = 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int PRIMARY KEY REFERENCES a);';
  const given = await request(sql, { count: 500, counts: { a: 40 } });
  expect(given.request.recordTypes.map(({ count }) => count)).toEqual([40, 40]);
  expect(given.notes).toEqual(['b: 40 records, because (a_id) differ in all of them']);
});

it.each<[string, string, string[], object?]>([
  ['a syntax error', 'CREATE TABLE t (a int,, b int)', ['/sql syntax_error']],
  ['no table', 'SELECT 1', ['/sql no_tables']],
  [
    'a composite foreign key',
    'CREATE TABLE a (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE b (x int, y int, FOREIGN KEY (x, y) REFERENCES a)',
    ['/sql composite_foreign_key'],
  ],
  [
    'a reference to what is no key',
    'CREATE TABLE a (x int); CREATE TABLE b (x int REFERENCES a (x))',
    ['/sql not_unique'],
  ],
  ['a reference to nothing', 'CREATE TABLE b (x int REFERENCES a (x))', ['/sql unknown_table']],
  [
    'tables whose names clash',
    'CREATE TABLE "Users" (x int); CREATE TABLE users (x int)',
    ['/sql name_clash'],
  ],
  ['columns whose names clash', 'CREATE TABLE t ("Name" int, name int)', ['/sql name_clash']],
  ['a type that no field gives', 'CREATE TABLE t (x polygon NOT NULL)', ['/sql unsupported_type']],
  [
    'more unique values than there are',
    'CREATE TABLE t (x char(1) PRIMARY KEY)',
    ['/sql not_enough_unique_values'],
  ],
  ['a count of no table', 'CREATE TABLE t (x int)', ['/counts/u unknown_table'], { counts: { u: 1 } }],
])('refuses %s', async (_, sql, issues, counts = {}) => {
  expect(await issuesOf(sql, counts)).toEqual(issues);
});

it('says where the SQL is wrong', async () => {
  await expect(request('CREATE TABLE t (\n  a int,,\n)')).rejects.toMatchObject({
    details: { line: 2, column: 9, position: 25 },
  });
});

it('survives SQL that is made to break parsers, and goes on', async () => {
  const deep = `CREATE TABLE t (a int CHECK (${'('.repeat(50_000)}a${')'.repeat(50_000)} > 0))`;
  await expect(request(deep)).rejects.toMatchObject({
    code: expect.stringMatching(/invalid_sql|sql_too_complex/),
  });
  const long = `CREATE TABLE t (a int CHECK (${'a + '.repeat(50_000)}a > 0))`;
  await expect(request(long)).rejects.toMatchObject({
    code: expect.stringMatching(/invalid_sql|sql_too_complex/),
  });
  expect(await fieldsOf('a int NOT NULL')).toHaveLength(1);
});

it('answers requests while it parses', async () => {
  let sql = '';
  for (let i = 0; sql.length < 100_000; i++)
    sql += `CREATE TABLE t${i} (id int PRIMARY KEY, a varchar(10) NOT NULL);\n`;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const start = performance.now();
  await parser.parse(sql);
  const total = performance.now() - start;
  clearInterval(timer);
  // What is left for this thread is to take the tree over.
  expect(longest).toBeLessThan(Math.max(250, total));
});
