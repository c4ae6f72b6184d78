import { retryDelayMs } from './backoff';

describe('retryDelayMs', () => {
  it('doubles from attempt to attempt', () => {
    expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, { delayMs: 1_000 }, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000,
    ]);
  });

  it('waits at least half of that and spreads the rest', () => {
    expect(retryDelayMs(3, { delayMs: 1_000 }, 0)).toBe(2_000);
    expect(retryDelayMs(3, { delayMs: 1_000 }, 0.5)).toBe(3_000);
  });

  it('never waits longer than five minutes, or than the kind of job says', () => {
    expect(retryDelayMs(60, { delayMs: 1_000 }, 1)).toBe(300_000);
    expect(retryDelayMs(60, { delayMs: 1_000, maxDelayMs: 2_000 }, 1)).toBe(2_000);
  });
});
