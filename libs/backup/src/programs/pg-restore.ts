import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { programEnvironment } from '@app/config';
import { pipeTo } from '@app/streams';
import { PostgresProgramFailed } from '../backup.errors';
import { connectionEnvironment } from './connection-environment';
import { exitOf, lastWords } from './program-end';
import type { PostgresPrograms } from './postgres-programs';

/**
 * Restores a dump into an empty database, as one transaction: all of it or nothing.
 * @throws PostgresProgramFailed, and what `dump` throws
 */
export async function restoreDump(
  { folder }: PostgresPrograms,
  url: string,
  dump: AsyncIterable<Uint8Array>,
): Promise<void> {
  const environment = connectionEnvironment(url);
  const child = spawn(
    join(folder, 'pg_restore'),
    [
      `--dbname=${environment['PGDATABASE'] ?? ''}`,
      '--no-password',
      '--no-owner',
      '--no-privileges',
      '--single-transaction',
    ],
    { env: programEnvironment(environment), stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const words = lastWords(child.stderr);
  const exit = exitOf(child);
  let failure: Error | undefined;
  try {
    await pipeTo([Readable.from(dump, { objectMode: false }), child.stdin]);
  } catch (error) {
    // The end of the input is what lets it commit, so an error of the source ends the program, not the input.
    child.kill('SIGKILL');
    failure = error as Error;
  }
  const end = await exit;
  // When it ends first, the pipe breaks: then what it said is the reason.
  if (failure !== undefined && (failure as NodeJS.ErrnoException).code !== 'EPIPE') throw failure;
  if (end !== 0 || failure !== undefined)
    throw new PostgresProgramFailed('pg_restore', words() || `it ended with ${end}`, true);
}
