import { describeEnd, RestartPolicy, type ProcessEnd } from './restart-policy';

const crash = (ranMs: number): ProcessEnd => ({ code: 1, signal: null, ranMs });

describe('RestartPolicy', () => {
  it('waits longer each time a process ends right after its start, and gives up at the fourth', () => {
    const policy = new RestartPolicy();
    expect(Array.from({ length: 4 }, () => policy.next(crash(100)))).toEqual([
      { action: 'restart', afterMs: 200 },
      { action: 'restart', afterMs: 400 },
      { action: 'restart', afterMs: 800 },
      { action: 'give-up', exitCode: 1 },
    ]);
  });

  it('never gives up on a process that runs for a while between its ends', () => {
    const policy = new RestartPolicy();
    for (let i = 0; i < 100; i++)
      expect(policy.next(crash(60_000))).toEqual({ action: 'restart', afterMs: 200 });
  });

  it('does not start a process again that refused its configuration', () => {
    expect(new RestartPolicy().next({ code: 78, signal: null, ranMs: 50 })).toEqual({
      action: 'give-up',
      exitCode: 78,
    });
  });

  it('names the end', () => {
    expect(describeEnd({ code: 3, signal: null })).toBe('exit code 3');
    expect(describeEnd({ code: null, signal: 'SIGKILL' })).toBe('signal SIGKILL');
  });
});
