import { execFileSync } from 'node:child_process';
import { findPostgresPrograms } from '@app/backup';

/** Of the embedded server, which the tests back up. */
const SERVER = 18;

/** Where pg_dump and pg_restore for the servers of the tests are; `undefined` when this machine has none. */
export const POSTGRES_PROGRAMS = ((): string | undefined => {
  const folders = [process.env.PG_BIN, '/usr/lib/postgresql/18/bin', '/usr/lib/postgresql/19/bin'];
  return folders.find((folder) => {
    if (folder === undefined || folder === '') return false;
    try {
      const said = execFileSync(`${folder}/pg_dump`, ['--version'], { encoding: 'utf8' });
      return Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]) >= SERVER;
    } catch {
      return false;
    }
  });
})();

/**
 * `describe` where there are pg_dump and pg_restore; elsewhere the tests are skipped with a word about it, which is a
 * failure under `REQUIRE_PG_DUMP=1`.
 */
export function describeWithPgDump(name: string, tests: () => void): void {
  if (POSTGRES_PROGRAMS !== undefined) return describe(name, tests);
  if (process.env.REQUIRE_PG_DUMP === '1') {
    return describe(name, () => {
      it('has pg_dump', async () => {
        await findPostgresPrograms(process.env.PG_BIN, SERVER);
      });
    });
  }
  process.stderr.write(
    `\n*** NO pg_dump ${SERVER}: "${name}" is SKIPPED. On Debian: PG_BIN=$(test/setup/pg-client.sh /tmp/pg). ***\n\n`,
  );
  describe.skip(name, tests);
}
