import { join } from 'node:path';

/** Programs of other apps. They are started, not imported: each is a process of its own, and this one becomes it. */
const PROGRAMS = {
  serve: 'standalone/src/main',
  worker: 'worker/src/main',
  keys: 'standalone/src/keys',
  backup: 'standalone/src/backup',
  restore: 'standalone/src/restore',
  'verify-backup': 'standalone/src/verify-backup',
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/**
 * Turns this process into a program of another app, which from then on handles signals and ends the process.
 * @param settings win over the environment; `undefined` leaves a setting as it is
 * @param args of its command line
 */
export function becomeApp(
  name: ProgramName,
  settings: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Promise<never> {
  for (const [variable, value] of Object.entries(settings)) {
    if (value !== undefined) process.env[variable] = value;
  }
  const entry = join(__dirname, '../..', PROGRAMS[name]);
  process.argv = [process.execPath, entry, ...args];
  require(entry);
  return new Promise(() => undefined);
}
