import { Interrupted } from './cannot-start';

/** `npm` passes Ctrl-C on to a program that has already had it from the terminal. */
const SAME_KEYPRESS_MS = 500;

export interface StopSignal {
  /** Aborted, for the reason `Interrupted`, by the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** Called at the second one: the person does not want to wait any longer. */
  onSecond: () => void;
}

/** Turns the signals that end a program into one AbortSignal; from then on none of them kills it by itself. */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const stop: StopSignal = { signal: controller.signal, onSecond: () => undefined };
  let firstAt: number | undefined;
  const listener = (): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      controller.abort(new Interrupted());
    } else if (now - firstAt > SAME_KEYPRESS_MS) {
      stop.onSecond();
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, listener);
  return stop;
}
