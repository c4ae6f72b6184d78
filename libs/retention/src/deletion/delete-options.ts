import { setTimeout as delay } from 'node:timers/promises';

/** What comes with a request to delete something. */
export interface DeleteOptions {
  /** Whether jobs that need it are cancelled. Default: they are a reason to refuse. */
  cancelJobs?: boolean | undefined;
  requestId?: string | undefined;
}

/** Milliseconds that cancelled jobs have to end: twice what a running one needs to notice. */
export const CANCEL_PATIENCE_MS = 4_000;
/** Milliseconds that a client waits for the storage to lose what is deleted. */
const PATIENCE_MS = 1_000;

/**
 * Waits a moment for what is done already as far as others can see, and will be done anyway. Bytes are gone with the
 * answer as a rule; a storage that is out of order does not keep the client waiting.
 */
export async function soon(work: Promise<unknown>): Promise<void> {
  const giveUp = new AbortController();
  const late = delay(PATIENCE_MS, undefined, { signal: giveUp.signal }).catch(() => undefined);
  await Promise.race([work.catch(() => undefined), late]);
  giveUp.abort();
}
