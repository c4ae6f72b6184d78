import { HandlerAbandoned } from './attempt-endings';

/** Milliseconds that a handler has to stop, once it was asked to. */
export const STOP_GRACE_MS = 2_000;

/**
 * The outcome of `work`, which is waited for as long as its signal is silent and a moment longer.
 * @throws HandlerAbandoned when it still goes on then; what becomes of it is of no interest any more
 */
export async function stoppedBy<T>(
  signal: AbortSignal,
  work: Promise<T>,
  graceMs: number = STOP_GRACE_MS,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let startTimer = (): void => undefined;
  const abandoned = new Promise<never>((_, reject) => {
    startTimer = () => {
      const error = new HandlerAbandoned(`The handler goes on ${graceMs} ms after it was asked to stop`);
      timer = setTimeout(() => reject(error), graceMs);
    };
  });
  if (signal.aborted) startTimer();
  else signal.addEventListener('abort', startTimer, { once: true });
  try {
    return await Promise.race([work, abandoned]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', startTimer);
  }
}
