import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EnqueueBackup } from '@app/backup';
import { type AppConfig, readPackageInfo } from '@app/config';
import { Database, untilMigrated } from '@app/database';
import { EnqueueExport } from '@app/exports';
import { loadExtensions } from '@app/extensions';
import { EnqueueGeneration } from '@app/generation';
import { assertCommandHandlers, QUEUE_NAMES, WORKER_CONNECTION } from '@app/jobs';
import { QueueWorkers, untilQueueMigrated } from '@app/jobs/worker';
import { measureProcess, Metrics } from '@app/metrics';
import { createLogger, NestLogger, withoutStartChatter } from '@app/observability';
import { openStorage } from '@app/storage';
import { WorkerModule } from './worker.module';

/** Connections that leases, heartbeats, relay, reconciler, schedules, webhooks and retention need beside one for each running job. */
const OWN_CONNECTIONS = 8;
/** Milliseconds that everything but jobs and database gets to close. */
const CLOSE_MS = 2_000;

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
 * @throws InvalidStorageUrl StorageNotUsable
 */
export async function startWorker(
  config: AppConfig,
  { signal }: { signal?: AbortSignal } = {},
): Promise<RunningWorker> {
  // A URL that is wrong is told before anything is started.
  openStorage(config.storage.url, config.storage);
  const logger = createLogger({ name: 'worker', log: config.log });
  const jobs = config.worker.concurrency * QUEUE_NAMES.length;
  const database = new Database({
    url: config.database.url,
    // By the name its process is counted; the end of a long host name tells pods apart.
    applicationName: `${WORKER_CONNECTION} ${hostname().slice(-32)}:${process.pid}`,
    poolSize: Math.max(config.database.poolSize, OWN_CONNECTIONS + config.worker.concurrency),
    // And one for the chunk of another worker's job.
    bulkPoolSize: jobs + 1,
    timeoutMs: config.database.timeoutMs,
    onError: (error) => logger.warn({ err: error }, 'A database connection broke'),
  });
  try {
    const waiting = {
      onWait: (reason: string) => logger.warn(`Waiting for ${reason}`),
      ...(signal !== undefined && { signal }),
    };
    await untilMigrated(database, waiting);
    await untilQueueMigrated(config.queue, waiting);
    const app = await NestFactory.create<NestExpressApplication>(
      WorkerModule.with({ config, database, logger, extensions: loadExtensions(config.extensions) }),
      {
        bufferLogs: true,
        abortOnError: false,
        bodyParser: false,
      },
    );
    assertCommandHandlers(app, [EnqueueGeneration, EnqueueExport, EnqueueBackup]);
    app.useLogger(withoutStartChatter(app.get(NestLogger)));
    const { version } = readPackageInfo();
    measureProcess(app.get(Metrics), { app: 'worker', version, pools: () => database.pools });
    app.disable('x-powered-by');
    await app.listen(config.worker.healthPort, config.http.host);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    logger.info({ url }, 'Worker is ready');
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await app.get(QueueWorkers).stop();
      // A queue that is out of reach does not let go; nothing is at stake any more.
      await Promise.race([app.close(), delay(CLOSE_MS)]);
      await database.close();
    };
    return { url, app, close: () => (closing ??= close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
