import { MAX_ATTEMPTS, retryDelayMs } from './retry-schedule';

const silent = { statusCode: null, retryAfter: null };
const delays = (random: number): number[] =>
  Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => retryDelayMs(i + 1, silent, random) ?? NaN);

describe('the schedule of retries', () => {
  it('starts after seconds, never gets shorter and takes about a day', () => {
    const plain = delays(0);
    expect(plain[0]).toBe(5_000);
    expect(plain).toEqual([...plain].sort((one, other) => one - other));
    const hours = (random: number): number => delays(random).reduce((sum, ms) => sum + ms, 0) / 3_600_000;
    expect(hours(0)).toBeGreaterThan(23);
    expect(hours(1)).toBeLessThan(29);
    expect(retryDelayMs(MAX_ATTEMPTS, silent)).toBeUndefined();
  });

  it('waits for longer when the receiver asks for it, within reason', () => {
    const asked = (statusCode: number, retryAfter: string) => retryDelayMs(1, { statusCode, retryAfter }, 0);
    expect(asked(429, '120')).toBe(120_000);
    expect(asked(503, '999999')).toBe(3_600_000);
    expect(asked(503, '1')).toBe(5_000);
    expect(asked(500, '120')).toBe(5_000);
    expect(asked(429, 'soon')).toBe(5_000);
  });
});
