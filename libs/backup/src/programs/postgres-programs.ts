import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programEnvironment, programFolders } from '@app/config';
import { PostgresProgramMissing } from '../backup.errors';

const run = promisify(execFile);

/** Where packages put them: Debian and Ubuntu, Red Hat, Homebrew on both kinds of Mac, Windows. */
const PACKAGE_FOLDERS: readonly (readonly [parent: string, version: RegExp])[] = [
  ['/usr/lib/postgresql', /^\d+$/],
  ['/usr', /^pgsql-\d+$/],
  ['/opt/homebrew/opt', /^(libpq|postgresql@\d+)$/],
  ['/usr/local/opt', /^(libpq|postgresql@\d+)$/],
  ['C:\\Program Files\\PostgreSQL', /^\d+$/],
];

/** `pg_dump` and `pg_restore` of one installation. */
export interface PostgresPrograms {
  folder: string;
  /** For example `18.4`. */
  version: string;
}

/**
 * Finds programs of at least a major version. Of several that would do, the oldest: newer ones may say what an older
 * server does not know.
 * @param folder the setting PG_BIN: only there; default: everywhere
 * @param atLeast major version, usually that of the server, which older programs refuse
 * @throws PostgresProgramMissing
 */
export async function findPostgresPrograms(
  folder: string | undefined,
  atLeast: number,
): Promise<PostgresPrograms> {
  const folders = folder === undefined ? likelyFolders() : [folder];
  const found = (await Promise.all(folders.map(lookInto))).filter((programs) => programs !== undefined);
  const [best] = found
    .filter(({ version }) => majorVersion(version) >= atLeast)
    .sort((a, b) => majorVersion(a.version) - majorVersion(b.version));
  if (best !== undefined) return best;
  const seen = found.map((programs) => `${programs.version} in ${programs.folder}`).join(', ');
  const where = folder === undefined ? 'on PATH' : `in ${folder} (PG_BIN)`;
  throw new PostgresProgramMissing(
    `pg_dump and pg_restore ${atLeast} or newer are not ${where}${seen === '' ? '' : ` (there is ${seen})`}. ` +
      `Install them (Debian, Ubuntu: postgresql-client-${atLeast}, perhaps from apt.postgresql.org; ` +
      `macOS: brew install libpq) or say with PG_BIN in which folder they are.`,
  );
}

/** 18 of `18.4`, and of `18beta1`. */
export function majorVersion(version: string): number {
  return Number.parseInt(version, 10);
}

function likelyFolders(): string[] {
  const packaged = PACKAGE_FOLDERS.flatMap(([parent, version]) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => version.test(name))
          .map((name) => join(parent, name, 'bin'))
      : [],
  );
  return [
    ...new Set(
      [...programFolders(), ...packaged]
        .filter((folder) => existsSync(folder))
        .map((folder) => realpathSync(folder)),
    ),
  ];
}

async function lookInto(folder: string): Promise<PostgresPrograms | undefined> {
  const versions = await Promise.all(['pg_dump', 'pg_restore'].map((name) => versionOf(join(folder, name))));
  const [dump, restore] = versions;
  return dump === undefined || restore === undefined ? undefined : { folder, version: dump };
}

async function versionOf(program: string): Promise<string | undefined> {
  if (!existsSync(program) && !existsSync(`${program}.exe`)) return undefined;
  try {
    const { stdout } = await run(program, ['--version'], { env: programEnvironment(), timeout: 10_000 });
    return /\(PostgreSQL\) (\d\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
