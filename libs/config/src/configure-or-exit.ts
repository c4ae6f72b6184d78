import { type AppConfig, readConfig } from './app-config';
import { InvalidConfiguration } from './config.errors';
import { loadEnvFile } from './env-file';

/** EX_CONFIG of sysexits.h: starting again would not help. */
export const EXIT_CONFIGURATION = 78;

/**
 * The configuration of a process that starts, from `.env` and its environment. One that is wrong ends the process: it
 * prints every problem and exits with code 78.
 */
export function configureOrExit(): AppConfig {
  loadEnvFile();
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(EXIT_CONFIGURATION);
  }
}
