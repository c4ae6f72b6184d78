import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
let problem: string | undefined;

/**
 * The program of an app, built from the sources as they are. Does nothing when the build is up to date.
 * @throws Error with what the compiler says
 */
export function builtProgram(app: 'api' | 'worker'): string {
  problem ??= build();
  if (problem !== '') throw new Error(problem);
  return join(ROOT, 'dist/apps', app, 'src/main.js');
}

/** @returns why it failed; empty when it did not */
function build(): string {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
    encoding: 'utf8',
  });
  return status === 0 ? '' : `The build failed:\n${stderr}`;
}
