import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AppConfig } from '@app/config';
import { Database, untilMigrated } from '@app/database';
import { QUEUE_NAMES } from '@app/jobs';
import { createLogger, NestLogger } from '@app/observability';
import { WorkerModule } from './worker.module';

/** Connections that leases, heartbeats, relay and reconciler need beside one for each running job. */
const OWN_CONNECTIONS = 4;

export interface RunningWorker {
  /** Where its probes are served. */
  url: string;
  app: NestExpressApplication;
  /** Stops taking jobs, lets running ones finish or hands them back, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts a worker, as production and tests do. Waits for the database and its migrations first.
 * @param signal gives up waiting
 */
export async function startWorker(
  config: AppConfig,
  { signal }: { signal?: AbortSignal } = {},
): Promise<RunningWorker> {
  const logger = createLogger({ name: 'worker', log: config.log });
  const jobs = config.worker.concurrency * QUEUE_NAMES.length;
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen worker',
    poolSize: Math.max(config.database.poolSize, OWN_CONNECTIONS + config.worker.concurrency),
    bulkPoolSize: jobs,
    timeoutMs: config.database.timeoutMs,
    onError: (error) => logger.warn({ err: error }, 'A database connection broke'),
  });
  try {
    await untilMigrated(database, {
      onWait: (reason) => logger.warn(`Waiting for ${reason}`),
      ...(signal !== undefined && { signal }),
    });
    const app = await NestFactory.create<NestExpressApplication>(
      WorkerModule.with({ config, database, logger }),
      {
        bufferLogs: true,
        abortOnError: false,
        bodyParser: false,
      },
    );
    app.useLogger(app.get(NestLogger));
    app.disable('x-powered-by');
    await app.listen(config.worker.healthPort, config.http.host);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    logger.info({ url }, 'Worker is ready');
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => (closing ??= app.close().then(() => database.close()));
    return { url, app, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
