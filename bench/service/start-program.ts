import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a TypeScript file of this repository as a process and waits until it has printed something.
 * @returns ends it
 */
export async function startProgram(
  file: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', file, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended at once`))),
  ]);
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}
