import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';
import { Metrics } from '@app/metrics';

/** What Prometheus asks each worker. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async get(@Res() response: ServerResponse): Promise<void> {
    const text = await this.metrics.render();
    response.setHeader('Content-Type', this.metrics.contentType);
    response.end(text);
  }
}
