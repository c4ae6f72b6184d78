import { createEmptyDatabase } from '../setup/database';
import { Program } from './programs/program';

jest.setTimeout(120_000);

describe('npm run migrate', () => {
  it('may run many times at once: each migration is applied by one of them, and all succeed', async () => {
    const database = await createEmptyDatabase();
    try {
      const programs = Array.from(
        { length: 4 },
        () => new Program('migrate', { DATABASE_URL: database.url }),
      );
      const ends = await Promise.all(programs.map((program) => program.ended()));
      expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
        ends.map(() => ({ code: 0, stderr: '' })),
      );
      const applied = ends.flatMap(({ stdout }) => stdout.match(/^applied .+$/gm) ?? []);
      expect(applied.length).toBeGreaterThan(0);
      expect(new Set(applied).size).toBe(applied.length);

      const again = await new Program('migrate', { DATABASE_URL: database.url }).ended();
      expect(again).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
    } finally {
      await database.drop();
    }
  });

  it('says what is missing', async () => {
    const { code, stderr } = await new Program('migrate', { DATABASE_URL: '' }).ended();
    expect(code).toBe(78);
    expect(stderr).toMatch(/DATABASE_URL: is required/);
  });
});
