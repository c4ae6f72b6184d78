import { Controller, Get } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { Database } from '@app/database';
import { DeliveryQueues } from '@app/jobs';
import { QueueWorkers } from '@app/jobs/worker';

/** Milliseconds that database and queue get to show that they work; probes give up soon after. */
const PATIENCE_MS = 2_000;
/** Milliseconds for which an answer of the queue is believed, however many probe. */
const FRESH_MS = 1_000;

/** The worker's probes. Live depends on nothing but the process; ready means that it can take work. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly queues: DeliveryQueues,
    private readonly workers: QueueWorkers,
  ) {}

  @Get('live')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  // The process listens only once it is migrated and set up.
  @Get('startup')
  @HealthCheck()
  startup(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      async () =>
        this.indicators
          .check('database')
          .attempt(() => this.database.ping())
          .withTimeout(PATIENCE_MS),
      async () =>
        this.indicators
          .check('queue')
          .attempt(async () => ({ waiting: await this.queues.depth() }))
          .withTimeout(PATIENCE_MS)
          .cacheFor(FRESH_MS),
      () => {
        const indicator = this.indicators.check('worker');
        return this.workers.ready ? indicator.up() : indicator.down();
      },
    ]);
  }
}
