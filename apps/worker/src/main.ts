import 'reflect-metadata';
import { setPriority } from 'node:os';
import { configureOrExit, EXIT_CONFIGURATION } from '@app/config';
import {
  createLogger,
  exitOnUnexpectedErrors,
  exitWithSupervisor,
  startTracing,
  stopOnSignals,
} from '@app/observability';
import { isStorageProblem } from '@app/storage';
import { startWorker } from './bootstrap';

async function main(): Promise<void> {
  const config = configureOrExit();
  const stopTracing = startTracing('worker', config.tracing);
  const logger = createLogger({ name: 'worker', log: config.log });
  // Whoever asks waits for the API; nobody waits for a worker by the millisecond.
  setPriority(config.worker.niceness);
  const starting = new AbortController();
  const worker = startWorker(config, { signal: starting.signal });
  const stop = async (): Promise<void> => {
    starting.abort();
    await worker.then(
      (running) => running.close(),
      () => undefined,
    );
    await stopTracing();
  };
  exitOnUnexpectedErrors({ logger, stop, graceMs: config.shutdownTimeoutMs });
  stopOnSignals({ logger, stop, timeoutMs: config.shutdownTimeoutMs });
  exitWithSupervisor(stop, config.shutdownTimeoutMs);
  await worker.catch((error: NodeJS.ErrnoException) => {
    if (starting.signal.aborted) return;
    if (isStorageProblem(error)) {
      process.stderr.write(`${error.message}\n`);
      process.exit(EXIT_CONFIGURATION);
    }
    const message =
      error.code === 'EADDRINUSE'
        ? `Port ${config.worker.healthPort} is in use by another program. Set WORKER_HEALTH_PORT to a free one.`
        : 'The worker could not start';
    logger.fatal({ err: error }, message);
    logger.flush(() => process.exit(1));
  });
}

void main();
