import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDirectory } from '@app/database';
import { findHazards } from './expand-only';

/** The schema of the first release: no version was released that ran on the ones before. */
const FIRST_RELEASE = '20261121162000_resumable_uploads';

const migrations = readdirSync(migrationsDirectory(), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name > FIRST_RELEASE)
  .map(({ name }) => name)
  .sort();

it.each(migrations)('%s only expands the schema, or says why it is safe', async (name) => {
  const sql = readFileSync(join(migrationsDirectory(), name, 'migration.sql'), 'utf8');
  expect(await findHazards(sql)).toEqual([]);
});

describe('findHazards', () => {
  const found = async (sql: string): Promise<string[]> => (await findHazards(sql)).map(({ what }) => what);

  it.each([
    'CREATE TABLE t (a int NOT NULL, b text UNIQUE); CREATE INDEX i ON t (a); ALTER TABLE t ADD CHECK (a > 0)',
    "ALTER TABLE jobs ADD COLUMN a int, ADD COLUMN b text NOT NULL DEFAULT '', ADD COLUMN c timestamptz DEFAULT now()",
    'ALTER TABLE jobs ALTER COLUMN a SET DEFAULT 1, ALTER COLUMN b DROP NOT NULL',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON jobs (a)',
    "INSERT INTO settings VALUES ('a')",
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM jobs; SELECT 1 $$',
  ])('lets pass: %s', async (sql) => {
    expect(await found(sql)).toEqual([]);
  });

  it.each([
    ['DROP TABLE jobs', 'drops something'],
    ['DROP INDEX i', 'drops something'],
    ['ALTER TABLE jobs RENAME COLUMN a TO b', 'renames something'],
    ['ALTER TABLE jobs RENAME TO tasks', 'renames something'],
    ['ALTER TABLE jobs DROP COLUMN a', 'drops a column'],
    ['ALTER TABLE jobs ALTER COLUMN a TYPE bigint', 'changes the type of a column'],
    ['ALTER TABLE jobs ALTER COLUMN a SET NOT NULL', 'forbids NULL in a column'],
    ['ALTER TABLE jobs ALTER COLUMN a DROP DEFAULT', 'drops a default'],
    ['ALTER TABLE jobs ADD COLUMN a int NOT NULL', 'adds a column that older versions must fill'],
    [
      'ALTER TABLE jobs ADD COLUMN a uuid DEFAULT gen_random_uuid()',
      'adds a column whose default is computed for every row',
    ],
    [
      'ALTER TABLE jobs ADD COLUMN a int CHECK (a > 0)',
      'adds a constraint that what is there, or an older version, may break',
    ],
    [
      'ALTER TABLE jobs ADD CHECK (a > 0) NOT VALID',
      'adds a constraint that what is there, or an older version, may break',
    ],
    [
      'CREATE INDEX i ON jobs (a)',
      'makes an index while nobody can write (CONCURRENTLY, alone in a migration)',
    ],
    ['CREATE UNIQUE INDEX CONCURRENTLY i ON jobs (a)', 'forbids doubles that an older version may write'],
    ['UPDATE jobs SET a = 1', 'changes rows that are there, all in one transaction'],
    ['TRUNCATE outbox', 'empties a table'],
    [
      'CREATE TRIGGER t AFTER INSERT ON jobs EXECUTE FUNCTION f()',
      'changes what the writes of an older version do',
    ],
    [
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'replaces a function that an older version may call',
    ],
  ])('finds what is wrong with: %s', async (sql, what) => {
    expect(await found(sql)).toEqual([what]);
  });

  it('says where, and accepts a reason for the statement that it stands before, and for no other', async () => {
    const sql = `-- Ünïcode, which takes more bytes than characters.
CREATE TABLE t (a int);

-- DropIndex
-- safe because: no version since 0.2 asks in this order
DROP INDEX i;
DROP INDEX j;
`;
    expect(await findHazards(sql)).toEqual([{ line: 7, what: 'drops something' }]);
    expect(await found('-- safe because:\nDROP INDEX i')).toEqual(['drops something']);
  });
});
