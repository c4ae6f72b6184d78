import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstanceLock, type InstanceRecord, type LockAttempt } from './instance-lock';
import { identify } from './process-identity';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

const writeLock = (record: InstanceRecord | string): void =>
  writeFileSync(join(dataDir, 'instance.lock'), typeof record === 'string' ? record : JSON.stringify(record));

/** A pid that was in use a moment ago and belongs to nobody now. */
const endedPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

function acquired(attempt: LockAttempt): Extract<LockAttempt, { held: false }> {
  if (attempt.held) throw new Error(`held by ${attempt.by.process.pid}`);
  return attempt;
}

describe('InstanceLock', () => {
  it('lets one instance in and tells the second who and where the first is', () => {
    const { lock } = acquired(InstanceLock.acquire(dataDir));
    lock.update({ origin: 'http://127.0.0.1:3000', databaseUrl: 'postgres://x' });
    const second = InstanceLock.acquire(dataDir);
    expect(second).toEqual({
      held: true,
      by: {
        process: identify(process.pid),
        children: [],
        origin: 'http://127.0.0.1:3000',
        databaseUrl: 'postgres://x',
      },
    });
    expect(InstanceLock.read(dataDir)?.origin).toBe('http://127.0.0.1:3000');
    lock.release();
    expect(readdirSync(dataDir)).toEqual([]);
    expect(InstanceLock.read(dataDir)).toBeUndefined();
    acquired(InstanceLock.acquire(dataDir)).lock.release();
  });

  it('is readable for its owner only, since it holds the password of the database', () => {
    const { lock } = acquired(InstanceLock.acquire(dataDir));
    expect(statSync(join(dataDir, 'instance.lock')).mode & 0o077).toBe(0);
    lock.update({ databaseUrl: 'postgres://x' });
    expect(statSync(join(dataDir, 'instance.lock')).mode & 0o077).toBe(0);
  });

  it('takes over from an instance that was killed, and names the children it left behind', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await once(child, 'spawn');
    const alive = identify(child.pid ?? 0);
    writeLock({ process: { pid: endedPid() }, children: [alive, { pid: endedPid() }] });
    const attempt = acquired(InstanceLock.acquire(dataDir));
    expect(attempt.leftBehind).toEqual([alive]);
    expect(readdirSync(dataDir)).toEqual(['instance.lock']);
    attempt.lock.release();
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it.each(['', '{', '[]', 'null', '{"process":{"pid":"x"}}', '{"process":{"pid":1}}'])(
    'is not stopped by a broken lock file: %p',
    (text) => {
      writeLock(text);
      acquired(InstanceLock.acquire(dataDir)).lock.release();
      expect(readdirSync(dataDir)).toEqual([]);
    },
  );

  it('does not remove a lock that is no longer its own', () => {
    const { lock } = acquired(InstanceLock.acquire(dataDir));
    writeLock({ process: { pid: 1 }, children: [] });
    lock.release();
    expect(readdirSync(dataDir)).toEqual(['instance.lock']);
  });
});
