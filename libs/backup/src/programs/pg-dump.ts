import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { programEnvironment } from '@app/config';
import { PostgresProgramFailed } from '../backup.errors';
import { connectionEnvironment } from './connection-environment';
import { exitOf, lastWords } from './program-end';
import type { PostgresPrograms } from './postgres-programs';

/** Our own locks do not keep it waiting (see `locked-snapshot.ts`); who does, is somebody who waits for us. */
const LOCK_PATIENCE_MS = 5_000;

export interface DumpOptions {
  url: string;
  /** As `pg_export_snapshot` has named it. */
  snapshot: string;
  /** Schemas to leave out. */
  without: readonly string[];
  signal?: AbortSignal | undefined;
}

/**
 * The database as pg_dump's custom format, compressed.
 * @throws PostgresProgramFailed at the latest instead of the end, so that half a dump is never taken for a whole one
 */
export async function* dumpDatabase(
  { folder }: PostgresPrograms,
  { url, snapshot, without, signal }: DumpOptions,
): AsyncGenerator<Buffer> {
  const child = spawn(
    join(folder, 'pg_dump'),
    [
      '--format=custom',
      // Of what gzip can do: three times as fast as the default, and a little larger.
      '--compress=1',
      '--no-password',
      '--no-owner',
      '--no-privileges',
      `--snapshot=${snapshot}`,
      `--lock-wait-timeout=${LOCK_PATIENCE_MS}`,
      ...without.map((schema) => `--exclude-schema=${schema}`),
    ],
    {
      env: programEnvironment(connectionEnvironment(url)),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal !== undefined && { signal }),
    },
  );
  const words = lastWords(child.stderr);
  const exit = exitOf(child);
  let begun = false;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      begun = true;
      yield chunk;
    }
    const end = await exit;
    signal?.throwIfAborted();
    if (end !== 0) throw new PostgresProgramFailed('pg_dump', words() || `it ended with ${end}`, begun);
  } finally {
    child.kill();
  }
}
