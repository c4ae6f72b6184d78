import { join } from 'node:path';
import { readConfig, type AppConfig, type Environment } from '@app/config';
import { CannotStart } from '../cannot-start';
import { startEmbeddedPostgres } from '../embedded-postgres';
import { InstanceLock } from '../instance/instance-lock';
import { readStandaloneConfig } from '../instance/open-instance';

/**
 * Lets `work` use the database of `DATABASE_URL`, or else the one that `npm start` embeds: that of the instance that runs
 * in the data directory, or started for as long as `work` takes.
 * @param options.mayRun whether an instance may be running
 * @throws CannotStart
 */
export async function withInstanceDatabase<T>(
  environment: Environment,
  { mayRun }: { mayRun: boolean },
  work: (config: AppConfig) => Promise<T>,
): Promise<T> {
  const { config, embedded } = readStandaloneConfig(environment);
  if (!embedded) return work(config);
  const configFor = (url: string): AppConfig => readConfig({ ...environment, DATABASE_URL: url });
  const attempt = InstanceLock.acquire(config.dataDir);
  if (attempt.held) {
    const { process, databaseUrl } = attempt.by;
    if (databaseUrl !== undefined && mayRun) return work(configFor(databaseUrl));
    throw new CannotStart(
      mayRun
        ? `VeoGen is starting here (pid ${process.pid}). Try again in a moment.`
        : `VeoGen is running here (pid ${process.pid}). Stop it first.`,
    );
  }
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
    try {
      return await work(configFor(server.url));
    } finally {
      await server.stop();
    }
  } finally {
    attempt.lock.release();
  }
}
