import { Interrupted } from './cannot-start';
/** `npm` passes Ctrl-C on to a program that has already had it from the terminal. */
const SAME_KEYPRESS_MS = 500;
/** Turns the signals that end a program into one AbortSignal; from then on none of them kills it by itself. */
export function listenForStop() {
    const controller = new AbortController();
    const stop = { signal: controller.signal, onSecond: () => undefined };
    let firstAt;
    const listener = () => {
        const now = performance.now();
        if (firstAt === undefined) {
            firstAt = now;
            controller.abort(new Interrupted());
        }
        else if (now - firstAt > SAME_KEYPRESS_MS) {
            stop.onSecond();
        }
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, listener);
    return stop;
}
