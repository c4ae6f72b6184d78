import { Controller, Get } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { Database } from '@app/database';
import { QueueWorkers } from '@app/jobs/worker';

/** The worker's probes. Live depends on nothing but the process; ready means that it can take work. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
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
      async () => {
        const indicator = this.indicators.check('database');
        return this.database.ping().then(
          () => indicator.up(),
          () => indicator.down(),
        );
      },
      () => {
        const indicator = this.indicators.check('queue');
        return this.workers.ready ? indicator.up() : indicator.down();
      },
    ]);
  }
}
