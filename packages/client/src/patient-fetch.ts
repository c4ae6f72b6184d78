import { randomUUID } from 'node:crypto';
import { reasonOf, VeoGenUnreachable } from './errors';
import { pause } from './pause';

export interface Patience {
  /** Milliseconds for which a request is repeated while the service is away or overloaded; 0: never. */
  patienceMs: number;
  /** Milliseconds until an answer must begin. */
  timeoutMs: number;
  /** Told before each repetition. */
  onRetry?: ((retry: Retry) => void) | undefined;
}

/** A request that is about to be repeated. */
export interface Retry {
  /** Where the service is. */
  url: string;
  /** Why: an answer such as `503`, or what the connection said. */
  reason: string;
  /** Milliseconds until then. */
  waitMs: number;
}

/** Milliseconds before the second attempt; each further one waits twice as long, up to the most. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** POSTs that the service recognizes when they come again, by their key. */
const TAKES_KEY = /\/(generate|upload|export|schedules\/[^/]+\/run|datasets\/[^/]+\/verify)$/;
/** POSTs that may be sent twice as they are. */
const HARMLESS_TWICE = /\/(generate\/(preview|from-sql)|jobs\/[^/]+\/cancel)$/;

/** The service said that it did nothing. */
const NOT_DONE = new Set([429, 503]);
/** Something in between gave up, and what the service did is not known. */
const UNKNOWN_OUTCOME = new Set([502, 504]);

/** No connection was made, so that nothing can have happened. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Sends a request until there is an answer that counts. Repeats it after 429 and 503, as `Retry-After` says, and when
 * the connection broke: a POST only where its `Idempotency-Key`, or that it was never sent, makes that safe.
 * @param attempt makes the request; called once for each attempt, so that a body can be read again
 * @throws VeoGenUnreachable, or the reason of the signal
 */
export async function sendPatiently(
  attempt: () => Request,
  { patienceMs, timeoutMs, onRetry }: Patience,
  mayRepeat = true,
): Promise<Response> {
  const deadline = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const request = attempt();
    const safe = mayRepeat && isSafe(request);
    const { response, error } = await sendOnce(request, timeoutMs);
    request.signal.throwIfAborted();
    const wait = (response && retryAfterMs(response)) ?? jitter(pauseMs);
    const late = performance.now() + wait > deadline;
    if (response !== undefined) {
      const { status } = response;
      const again = (NOT_DONE.has(status) && mayRepeat) || (UNKNOWN_OUTCOME.has(status) && safe);
      if (late || !again) return response;
      await response.body?.cancel();
    } else if (late || !(safe || (mayRepeat && wasNeverSent(error)))) {
      throw new VeoGenUnreachable(new URL(request.url).origin, error);
    }
    const reason = response === undefined ? reasonOf(error) : `${response.status}`;
    onRetry?.({ url: new URL(request.url).origin, reason, waitMs: Math.round(wait) });
    await pause(wait, request.signal);
  }
}

/** `fetch` for openapi-fetch: patient, and with an `Idempotency-Key` on every request that takes one and has none. */
export function patientFetch(patience: Patience): (request: Request) => Promise<Response> {
  return (request) => {
    if (takesIdempotencyKey(request) && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', randomUUID());
    }
    return sendPatiently(() => request.clone(), patience);
  };
}

/** Whether the service answers a repetition of this request as it answered the request. */
export function takesIdempotencyKey({ method, url }: Pick<Request, 'method' | 'url'>): boolean {
  return method === 'POST' && TAKES_KEY.test(new URL(url).pathname);
}

function isSafe({ method, headers, url }: Request): boolean {
  return method !== 'POST' || headers.has('idempotency-key') || HARMLESS_TWICE.test(new URL(url).pathname);
}

async function sendOnce(
  request: Request,
  timeoutMs: number,
): Promise<{ response?: Response; error?: unknown }> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return { response: await fetch(request, { signal: AbortSignal.any([request.signal, tooLate.signal]) }) };
  } catch (error) {
    return { error: tooLate.signal.aborted ? tooLate.signal.reason : error };
  } finally {
    clearTimeout(timer);
  }
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterMs({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Clients that were turned away together should not come back together. */
const jitter = (ms: number): number => ms * (0.75 + Math.random() / 2);

function wasNeverSent(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string; errors?: { code?: string }[] } };
  const codes = [cause?.code, ...(cause?.errors ?? []).map(({ code }) => code)];
  return codes.some((code) => code !== undefined && NEVER_SENT.has(code));
}
