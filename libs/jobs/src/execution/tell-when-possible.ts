import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two attempts, and how many there are. */
const RETRY_MS = 2_000;
const TRIES = 30;

/**
 * Tells the database something that nobody waits for, such as that this process lives after it lost a lease. The
 * database may be out of reach, which is why it was lost: it is told when it is back.
 */
export async function tellWhenPossible(tell: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await tell();
    } catch {
      await delay(RETRY_MS, undefined, { ref: false });
    }
  }
}
