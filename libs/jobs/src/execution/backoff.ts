import type { Backoff } from '../contract/job-contract';

/** Milliseconds; no retry waits longer unless its kind says so. */
const MAX_DELAY_MS = 5 * 60_000;

/**
 * Exponential backoff with "equal jitter" (M. Brooker, "Exponential Backoff And Jitter", AWS 2015): at least half
 * of the nominal delay, so that a struggling dependency rests, and the other half at random, so that jobs which
 * failed together do not return together.
 * @param attempt 1 after the first failed attempt
 * @param backoff nominal delay before the first retry, and the longest
 * @param random from 0 to 1
 */
export function retryDelayMs(
  attempt: number,
  { delayMs, maxDelayMs = MAX_DELAY_MS }: Backoff & { delayMs: number },
  random: number = Math.random(),
): number {
  const nominal = Math.min(maxDelayMs, delayMs * 2 ** (attempt - 1));
  return Math.round(nominal / 2 + (nominal / 2) * random);
}
