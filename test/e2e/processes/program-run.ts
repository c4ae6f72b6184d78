import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ProgramEnd {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a built program of apps/standalone to its end, told everything by its environment and arguments. */
export async function runStandalone(
  program: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<ProgramEnd> {
  const file = join(resolve(__dirname, '../../..'), 'dist/apps/standalone/src', `${program}.js`);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: environment['DATA_DIR'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
