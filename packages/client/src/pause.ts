import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; ends with the reason of the signal when that is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}
