import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrationsDirectory } from '@app/database';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';

const SCHEMA = resolve(__dirname, '../../prisma/schema.prisma');

describe('prisma/schema.prisma and prisma/migrations', () => {
  let main: TestDatabase;
  let shadow: TestDatabase;
  let schema: string;

  beforeEach(async () => {
    main = await createEmptyDatabase();
    shadow = await createEmptyDatabase();
    schema = await readFile(SCHEMA, 'utf8');
  });
  afterEach(async () => {
    await main?.drop();
    await shadow?.drop();
  });

  /** SQL that would make a database with every migration as the schema says. */
  const drift = (text: string): string => {
    const args = [join(__dirname, 'prisma-diff.mjs'), main.url, shadow.url, migrationsDirectory()];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };

  it('say the same', () => {
    expect(drift(schema)).toBe('-- This is an empty migration.');
  });

  it('do not say the same once the schema has a column more', () => {
    expect(drift(schema.replace('model Outbox {', 'model Outbox {\n  note String? @db.VarChar(7)'))).toBe(
      '-- AlterTable\nALTER TABLE "outbox" ADD COLUMN     "note" VARCHAR(7);',
    );
  });
});
