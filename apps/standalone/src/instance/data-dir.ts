import { accessSync, constants, mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CannotStart } from '../cannot-start';
import { startCommand } from '../start-command';

/** The path as a person would type it: relative inside the working directory, absolute elsewhere. */
export function displayPath(path: string, from: string = process.cwd()): string {
  const short = relative(from, path);
  if (short === '') return '.';
  return short.startsWith('..') ? path : `./${short}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'part of the path is a file',
  EEXIST: 'there is a file of that name',
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * Creates the data directory where it is missing and makes sure that it can be used.
 * @param embedded whether PostgreSQL lives in it too
 * @throws CannotStart with the fix
 */
export function prepareDataDir(dataDir: string, embedded: boolean): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    unlinkSync(probe);
  } catch (error) {
    throw new CannotStart(
      `The data directory ${dataDir} cannot be used: ${CAUSES[codeOf(error)] ?? codeOf(error)}. ` +
        `Retry with another one: DATA_DIR=/path/to/folder ${startCommand()}`,
    );
  }
  if (embedded && process.getuid?.() !== 0) refuseForeignCluster(join(dataDir, 'postgres', 'cluster'));
}

function refuseForeignCluster(cluster: string): void {
  try {
    accessSync(cluster, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new CannotStart(
      `The database in ${cluster} belongs to another user. ` +
        `Start as that user, or retry with another folder: DATA_DIR=/path/to/folder ${startCommand()}`,
    );
  }
}
