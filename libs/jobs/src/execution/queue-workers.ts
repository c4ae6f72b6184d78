import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Worker, type Job } from 'bullmq';
import { AppConfig } from '@app/config';
import type { Delivery } from '../contract/job-contract';
import { QUEUES } from '../contract/queues';
import { JobMetrics } from '../metrics/job-metrics';
import { queueConnection } from '../queue/queue-connection';
import { Assistant } from '../sharing/assistant';
import { HeldJobs } from './held-jobs';
import { JobRegistry } from './job-registry';
import { JobRunner } from './job-runner';

/** Milliseconds. */
const ACKNOWLEDGE_MS = 2_000;

/**
 * One BullMQ worker for each queue that this process has handlers for. They are made here and not by
 * `@Processor`, because concurrency and connection come from the configuration, and because a worker must stop
 * taking jobs before anything else shuts down.
 */
@Injectable()
export class QueueWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueWorkers.name);
  private workers: Worker[] = [];
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly registry: JobRegistry,
    private readonly runner: JobRunner,
    private readonly held: HeldJobs,
    private readonly assistant: Assistant,
    private readonly metrics: JobMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.workers = this.registry.queues.map((queue) => {
      const { name, workerOptions } = QUEUES[queue];
      const worker = new Worker<Delivery>(name, (job: Job<Delivery>) => this.runner.run(job.data), {
        ...workerOptions,
        concurrency: this.config.worker.concurrency,
        connection: queueConnection(this.config.queue, { role: 'worker' }),
      });
      worker.on('error', (error) =>
        this.logger.warn({ err: error, queue: name }, 'Queue connection trouble'),
      );
      return worker;
    });
    this.metrics.watchSlots(() => this.held.size, this.workers.length * this.config.worker.concurrency);
  }

  /** Whether deliveries are taken: every worker runs, is not paused and is not about to stop. */
  get ready(): boolean {
    return (
      this.stopping === undefined &&
      this.workers.length > 0 &&
      this.workers.every((worker) => worker.isRunning() && !worker.isPaused())
    );
  }

  /** Takes no more jobs and ends the running ones: they finish or are handed back. Safe to call twice. */
  stop(): Promise<void> {
    this.stopping ??= this.close();
    return this.stopping;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async close(): Promise<void> {
    const closed = Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([this.held.drain(), this.assistant.stop()]);
    // The deliveries of ended jobs are still to be acknowledged, which a queue that is out of reach does not let us.
    await Promise.race([closed, delay(ACKNOWLEDGE_MS)]);
  }
}
