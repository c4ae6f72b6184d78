import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { Metrics } from '@app/metrics';
import { Problems } from '../documentation/problem-responses';
import { ServiceMetrics } from './service-metrics';

const TEXT = { 'text/plain': { schema: { type: 'string' as const } } };

@ApiTags('metrics')
@Scope('read')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly service: ServiceMetrics,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getMetrics',
    summary: 'What this process counts',
    description: 'In the text format of Prometheus. Scrape every process; workers answer on their own port.',
  })
  @ApiOkResponse({ description: 'The metrics.', content: TEXT })
  @Problems()
  get(@Res() response: ServerResponse): Promise<void> {
    return answer(response, this.metrics);
  }

  @Get('service')
  @ApiOperation({
    operationId: 'getServiceMetrics',
    summary: 'What is going on in the service as a whole',
    description:
      'Jobs that wait and run, dead letters, workers: read from the database, and the same whichever API answers. ' +
      'Scrape it once, through the address of the service.',
  })
  @ApiOkResponse({ description: 'The metrics.', content: TEXT })
  @Problems()
  getService(@Res() response: ServerResponse): Promise<void> {
    return answer(response, this.service.metrics);
  }
}

async function answer(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await metrics.render();
  response.setHeader('Content-Type', metrics.contentType);
  response.setHeader('Cache-Control', 'no-store');
  response.end(text);
}
