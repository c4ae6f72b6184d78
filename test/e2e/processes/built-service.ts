import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
let built = false;

/** The program of an app, built from the sources as they are. Does nothing when the build is up to date. */
export function builtProgram(app: 'api' | 'worker'): string {
  if (!built)
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  built = true;
  return join(ROOT, 'dist/apps', app, 'src/main.js');
}
