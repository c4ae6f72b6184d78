import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../cannot-start';
const POLL_MS = 25;
const REQUEST_TIMEOUT_MS = 2_000;
async function answersOk(url, signal) {
    try {
        const response = await fetch(url, {
            signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
        });
        await response.body?.cancel();
        return response.ok;
    }
    catch {
        return false;
    }
}
/**
 * Waits until a GET of `url` is answered with success.
 * @param signal ends the wait with its reason
 * @throws CannotStart after `timeoutMs`
 */
export async function waitUntilReady(url, { name, timeoutMs, signal }) {
    const end = performance.now() + timeoutMs;
    while (!(await answersOk(url, signal))) {
        signal.throwIfAborted();
        if (performance.now() > end) {
            throw new CannotStart(`The ${name} did not become ready within ${timeoutMs / 1000} s (${url}).`);
        }
        await sleep(POLL_MS);
    }
}
