import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { AppConfig, readPackageInfo } from '@app/config';
import { Problems } from '../documentation/problem-responses';
import { DependencyChecks } from '../health/dependency-checks';
import { NotReady } from '../http/http.errors';
import { ServiceResponse } from './service.response';

@ApiTags('service')
@Scope('read')
@Controller()
export class ServiceController {
  private readonly info = readPackageInfo();

  constructor(
    private readonly dependencies: DependencyChecks,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getService', summary: 'What this is and how it is' })
  @ApiOkResponse({
    type: ServiceResponse,
    description: 'Name, version, and the state of database and queue.',
  })
  @Problems('not_ready')
  async get(): Promise<ServiceResponse> {
    const [{ database }, { queue }] = await Promise.all([
      this.dependencies.checkDatabase(),
      this.dependencies.checkQueue(),
    ]);
    const { name, version } = this.info;
    const service: ServiceResponse = { name, version, database, queue, links: this.links() };
    if (database.status === 'down')
      throw new NotReady('The database cannot be reached', { details: { ...service } });
    return service;
  }

  private links(): Record<string, string> {
    const { docs, queueBoard } = this.config.http;
    return {
      generate: '/generate',
      fieldTypes: '/generate/types',
      upload: '/upload',
      export: '/export',
      jobs: '/jobs',
      deadLetters: '/dead-letters',
      kinds: '/admin/kinds',
      datasets: '/datasets',
      health: '/health/ready',
      metrics: '/metrics',
      ...(docs && { docs: '/docs', openapi: '/openapi.json' }),
      ...(queueBoard !== 'off' && { queues: '/admin/queues' }),
    };
  }
}
