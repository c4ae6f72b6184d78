import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CannotStart } from '../cannot-start';
import { identify, isRunning } from '../instance/process-identity';
import { ManagedProcess } from './managed-process';

let folder: string;
let running: ManagedProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'managed-'));
});
afterEach(async () => {
  running?.kill();
  await running?.stop();
  rmSync(folder, { recursive: true });
});

function manage(script: string, graceMs = 5_000): ManagedProcess {
  const entry = join(folder, 'child.js');
  writeFileSync(entry, script);
  running = new ManagedProcess({
    name: 'worker',
    entry,
    env: { ...process.env, FOLDER: folder },
    logFile: join(folder, 'log'),
    graceMs,
  });
  return running;
}

const READY = `require('node:fs').writeFileSync(process.env.FOLDER + '/ready', '');`;
async function untilReady(): Promise<void> {
  for (;;) {
    try {
      readFileSync(join(folder, 'ready'));
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

describe('ManagedProcess', () => {
  it('starts a process again that was killed', async () => {
    const child = manage('setInterval(() => {}, 1e6)');
    child.start();
    const first = child.pid ?? 0;
    const restarting = once(child, 'restarting');
    const restarted = once(child, 'started');
    process.kill(first, 'SIGKILL');
    expect(await restarting).toEqual(['The worker ended unexpectedly (signal SIGKILL); starting it again.']);
    const [second] = (await restarted) as [number];
    expect(second).not.toBe(first);
    expect(isRunning(identify(second))).toBe(true);
  });

  it('gives up on a process that keeps ending, and says where to look', async () => {
    const child = manage(`console.log('no such thing'); process.exit(3)`);
    const failed = once(child, 'failed');
    child.start();
    const [error] = (await failed) as [CannotStart];
    expect(error.exitCode).toBe(1);
    expect(error.message).toBe(
      `The worker keeps ending right after its start (exit code 3); see ${join(folder, 'log')}.`,
    );
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('no such thing\n'.repeat(4));
  });

  it('passes a refused configuration on at once', async () => {
    const child = manage('process.exit(78)');
    const failed = once(child, 'failed');
    child.start();
    expect(((await failed) as [CannotStart])[0].exitCode).toBe(78);
  });

  it('lets a process finish when it is stopped, and does not start it again', async () => {
    const child = manage(`
      process.on('SIGTERM', () => setTimeout(() => { console.log('finished'); process.exit(0); }, 50));
      setInterval(() => {}, 1e6);
      ${READY}`);
    child.start();
    await untilReady();
    await child.stop();
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('finished\n');
    expect(child.pid).toBeUndefined();
  });

  it('kills a process that does not end within its grace', async () => {
    const child = manage(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); ${READY}`, 100);
    child.start();
    await untilReady();
    const identity = identify(child.pid ?? 0);
    await child.stop();
    expect(isRunning(identity)).toBe(false);
  });
});
