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
  signal?: AbortSignal,
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
    {
      env: programEnvironment(environment),
      stdio: ['pipe', 'ignore', 'pipe'],
      ...(signal !== undefined && { signal }),
    },
  );
  const words = lastWords(child.stderr);
  const exit = exitOf(child);
  let failure: unknown;
  let sent = false;
  // The end of the input is what lets it commit, so an error of the source never ends the input: it ends the program.
  const source = Readable.from(dump, { objectMode: false });
  await pipeTo([source, child.stdin], signal === undefined ? {} : { signal }).then(
    () => (sent = true),
    (error: unknown) => (failure = error),
  );
  if (!sent) child.kill('SIGKILL');
  const end = await exit;
  signal?.throwIfAborted();
  // When it ends first, the pipe breaks: then what it said is the reason.
  const isBrokenPipe = (failure as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
  if (failure !== undefined && !isBrokenPipe) throw failure;
  if (end !== 0 || failure !== undefined)
    throw new PostgresProgramFailed('pg_restore', words() || `it ended with ${end}`, true);
}
