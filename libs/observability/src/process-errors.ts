import type { Logger } from 'pino';

export interface ProcessErrorsOptions {
  logger: Pick<Logger, 'fatal'>;
  /** The ordinary clean stop. */
  stop: () => Promise<void>;
  /** Milliseconds that `stop` gets before the process ends anyway. */
  graceMs: number;
}

/**
 * An error that nobody handled leaves the process in a state that nobody knows: it is logged as fatal, work in flight
 * may end, and the process exits with code 1 so that whoever supervises it starts a new one.
 * @returns takes the listeners off again
 */
export function exitOnUnexpectedErrors({ logger, stop, graceMs }: ProcessErrorsOptions): () => void {
  let ending = false;
  const end = (error: unknown, origin: string): void => {
    logger.fatal({ err: error, origin }, 'An error was not handled; the process ends');
    // A second one while stopping is logged, but must not cut the stop short.
    if (ending) return;
    ending = true;
    const exit = (): never => process.exit(1);
    setTimeout(exit, graceMs).unref();
    void stop().then(exit, exit);
  };
  const onException = (error: unknown): void => end(error, 'uncaughtException');
  const onRejection = (reason: unknown): void => end(reason, 'unhandledRejection');
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
