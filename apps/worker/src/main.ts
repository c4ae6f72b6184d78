import 'reflect-metadata';
import { InvalidConfiguration, loadEnvFile, readConfig, type AppConfig } from '@app/config';
import { createLogger, exitOnUnexpectedErrors, exitWithSupervisor, stopOnSignals } from '@app/observability';
import { startWorker } from './bootstrap';

/** sysexits.h: something was found in an unconfigured or misconfigured state. */
const EX_CONFIG = 78;

function configure(): AppConfig {
  loadEnvFile();
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(EX_CONFIG);
  }
}

async function main(): Promise<void> {
  const config = configure();
  const logger = createLogger({ name: 'worker', log: config.log });
  const starting = new AbortController();
  const worker = startWorker(config, { signal: starting.signal });
  const stop = async (): Promise<void> => {
    starting.abort();
    await worker.then(
      (running) => running.close(),
      () => undefined,
    );
  };
  exitOnUnexpectedErrors({ logger, stop, graceMs: config.shutdownTimeoutMs });
  stopOnSignals({ logger, stop, timeoutMs: config.shutdownTimeoutMs });
  exitWithSupervisor(stop, config.shutdownTimeoutMs);
  await worker.catch((error: NodeJS.ErrnoException) => {
    if (starting.signal.aborted) return;
    const message =
      error.code === 'EADDRINUSE'
        ? `Port ${config.worker.healthPort} is in use by another program. Set WORKER_HEALTH_PORT to a free one.`
        : 'The worker could not start';
    logger.fatal({ err: error }, message);
    logger.flush(() => process.exit(1));
  });
}

void main();
