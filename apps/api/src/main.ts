import 'reflect-metadata';
import { configureOrExit, EXIT_CONFIGURATION } from '@app/config';
import {
  createLogger,
  exitOnUnexpectedErrors,
  exitWithSupervisor,
  startTracing,
  stopOnSignals,
} from '@app/observability';
import { isStorageProblem } from '@app/storage';
import { startApi } from './bootstrap';

async function main(): Promise<void> {
  const config = configureOrExit();
  const stopTracing = startTracing('api', config.tracing);
  const logger = createLogger({ name: 'api', log: config.log });
  let stop = (): Promise<void> => Promise.resolve();
  exitOnUnexpectedErrors({ logger, stop: () => stop(), graceMs: config.shutdownTimeoutMs });
  const api = await startApi(config, logger);
  stop = () => api.close().finally(stopTracing);
  // An error that nobody handled ends it without waiting, and so does the end of `npm start`.
  stopOnSignals({
    logger,
    stop: () => api.close(config.shutdownDrainMs).finally(stopTracing),
    timeoutMs: config.shutdownTimeoutMs,
  });
  exitWithSupervisor(stop, config.shutdownTimeoutMs);
}

function explain(error: unknown): string {
  if (isStorageProblem(error)) return error.message;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is taken. Set PORT to another one; 0 takes a free one.`;
  if (code === 'EACCES')
    return `Port ${port} of ${address} may not be opened by this user. Set PORT to one above 1023.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(isStorageProblem(error) ? EXIT_CONFIGURATION : 1);
});
