const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds after each failed attempt; eleven attempts in all, the last about a day after the first. */
const DELAYS_S = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR];

/** Share of a delay that is added at random, so that what failed together does not return together. */
const JITTER = 0.2;
/** Seconds; a receiver that asks for more patience gets this much. */
const MAX_RETRY_AFTER_S = HOUR;

export const MAX_ATTEMPTS = DELAYS_S.length + 1;

/**
 * Milliseconds until the next attempt; `undefined` when there is none.
 * @param failures 1 after the first failed attempt
 * @param answer what the receiver asked for with 429 or 503 (RFC 9110, Retry-After in seconds)
 * @param random from 0 to 1
 */
export function retryDelayMs(
  failures: number,
  answer: { statusCode: number | null; retryAfter: string | null },
  random: number = Math.random(),
): number | undefined {
  const delay = DELAYS_S[failures - 1];
  if (delay === undefined) return undefined;
  const asked =
    (answer.statusCode === 429 || answer.statusCode === 503) && /^\d{1,9}$/.test(answer.retryAfter ?? '')
      ? Math.min(Number(answer.retryAfter), MAX_RETRY_AFTER_S)
      : 0;
  return Math.round(Math.max(delay, asked) * (1 + JITTER * random) * 1_000);
}
