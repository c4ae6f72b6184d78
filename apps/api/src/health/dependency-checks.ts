import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { DeliveryQueues } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';

/** Milliseconds that a part of the service gets to show that it works; probes give up soon after. */
const PATIENCE_MS = 2_000;
/** The queue is asked for information only: it must not make a probe late that nobody would fail because of it. */
const QUEUE_PATIENCE_MS = 500;
/** Milliseconds for which an answer is believed, so that probing costs the same however many probe. */
const FRESH_MS = 1_000;
/** Proving that files can be written writes one, so it is asked less often. */
const STORAGE_FRESH_MS = 5_000;

/** What the service stands on: each check answers up or down, in bounded time, and never throws. */
@Injectable()
export class DependencyChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly queues: DeliveryQueues,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  async checkDatabase(): Promise<HealthIndicatorResult<'database'>> {
    return this.indicators
      .check('database')
      .attempt(() => this.database.ping())
      .withTimeout(PATIENCE_MS)
      .cacheFor(FRESH_MS);
  }

  async checkStorage(): Promise<HealthIndicatorResult<'storage'>> {
    return this.indicators
      .check('storage')
      .attempt(() => this.storage.check())
      .withTimeout(PATIENCE_MS)
      .cacheFor(STORAGE_FRESH_MS);
  }

  /** `degraded` when the queue is out of reach: work is still accepted, and runs when it is back. */
  async checkQueue(): Promise<HealthIndicatorResult<'queue'>> {
    const { backend } = this.config.queue;
    const session = this.indicators.check('queue');
    const { queue } = await session
      .attempt(async () => ({ backend, waiting: await this.queues.depth() }))
      .withTimeout(QUEUE_PATIENCE_MS)
      .cacheFor(FRESH_MS);
    if (queue.status !== 'down') return { queue };
    return session.degraded({
      backend,
      message: 'The queue cannot be reached; accepted work waits in the database',
    });
  }
}
