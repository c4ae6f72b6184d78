import { Controller, Get, HttpException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { Public } from '@app/auth';
import { Problems } from '../documentation/problem-responses';
import { NotReady, ServiceStarting } from '../http/http.errors';
import { ServiceState } from '../service/service-state';
import { DependencyChecks } from './dependency-checks';
import { HealthResponse } from './health.response';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly dependencies: DependencyChecks,
    private readonly state: ServiceState,
  ) {}

  @Get('live')
  @ApiOperation({
    operationId: 'isLive',
    summary: 'Whether the process works',
    description: 'Asks nobody else: starting it again would not bring a database back.',
  })
  @ApiOkResponse({ type: HealthResponse, description: 'It does.' })
  @Problems()
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('startup')
  @ApiOperation({ operationId: 'hasStarted', summary: 'Whether the database is reached and migrated' })
  @ApiOkResponse({ type: HealthResponse, description: 'It is.' })
  @Problems()
  startup(): HealthResponse {
    if (this.state.phase === 'starting') throw new ServiceStarting(this.state.waitingFor);
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'isReady',
    summary: 'Whether requests should be sent here',
    description: 'Needs database and storage. The queue is reported only: work is accepted without it.',
  })
  @ApiOkResponse({ type: HealthResponse, description: 'They should.' })
  @Problems('not_ready')
  async ready(): Promise<HealthResponse> {
    const { phase, waitingFor } = this.state;
    if (phase === 'starting') throw new ServiceStarting(waitingFor);
    if (phase === 'stopping') throw new NotReady('The service is stopping');
    const { status, details } = await this.check();
    if (status === 'error')
      throw new NotReady('A part of the service does not work', { details: { checks: details } });
    return { status, checks: details };
  }

  private async check(): Promise<HealthCheckResult> {
    const { dependencies } = this;
    try {
      return await this.health.check([
        () => dependencies.checkDatabase(),
        () => dependencies.checkStorage(),
        () => dependencies.checkQueue(),
      ]);
    } catch (error) {
      // Terminus throws the result itself when a check is down.
      if (error instanceof HttpException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }
}
