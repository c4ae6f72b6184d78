import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identify, isRunning } from './process-identity';

describe('process identity', () => {
  it('knows a process that runs from one that has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await once(child, 'spawn');
    const identity = identify(child.pid ?? 0);
    expect(isRunning(identity)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(identity)).toBe(false);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('is not fooled by another process with the same pid', () => {
    expect(isRunning(identify(process.pid))).toBe(true);
    expect(isRunning({ pid: process.pid, startedAt: '1' })).toBe(false);
  });
});
