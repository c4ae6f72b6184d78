/** A worker process that does nothing with its jobs: `ours` through leases and settlements, or `bare` BullMQ. */
import { createPostgresBackend, setDefaultBackendFactory, Worker } from 'bullmq';
import { readConfig } from '@app/config';
import { done, scripts, startScriptedWorker } from '../../test/setup/job-bench';
import { BARE_QUEUE, bareConnection } from './bare-queue';

async function main(): Promise<void> {
  const config = readConfig();
  if (process.argv[2] === 'ours') {
    scripts.set('no-op', () => Promise.resolve(done));
    await startScriptedWorker(config);
  } else {
    if (config.queue.backend === 'postgres') setDefaultBackendFactory(createPostgresBackend);
    const worker = new Worker(BARE_QUEUE, () => Promise.resolve(), {
      concurrency: config.worker.concurrency,
      connection: bareConnection(config.queue),
    });
    await worker.waitUntilReady();
  }
  process.stdout.write('ready\n');
}

void main();
