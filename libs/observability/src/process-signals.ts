import type { Logger } from 'pino';

export interface SignalOptions {
  logger: Pick<Logger, 'info' | 'error'>;
  /** The ordinary clean stop. */
  stop: () => Promise<void>;
  /** Milliseconds that `stop` gets; then the process ends with what is left undone, to be taken up elsewhere. */
  timeoutMs: number;
}

/** Ends the process cleanly with code 0 on SIGTERM and SIGINT. A second signal ends it at once. */
export function stopOnSignals({ logger, stop, timeoutMs }: SignalOptions): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, 'Stopping');
    setTimeout(() => {
      logger.error({ timeoutMs }, 'The stop took too long and was cut short');
      process.exit(1);
    }, timeoutMs).unref();
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'The stop failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
}
