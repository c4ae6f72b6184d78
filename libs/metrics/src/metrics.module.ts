import { Module } from '@nestjs/common';
import { DataMetrics } from './data-metrics';
import { Metrics } from './metrics';

/** The metrics of this process. */
@Module({ providers: [Metrics, DataMetrics], exports: [Metrics, DataMetrics] })
export class MetricsModule {}
