import { delimiter } from 'node:path';

/** What a program needs of its surroundings: where things are, and certificates. None of our settings and secrets. */
const HANDED_ON = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'SystemRoot',
  'TEMP',
  'TMPDIR',
  'LD_LIBRARY_PATH',
];

/**
 * The environment of a program that we start: what it needs to run, and `own`. Messages are in English, so that they can
 * be read by us, too.
 */
export function programEnvironment(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  const handedOn = HANDED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(handedOn), LC_ALL: 'C', ...own };
}

/** The folders of PATH. */
export function programFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}
