import { Module } from '@nestjs/common';
import { DataMetrics } from './data-metrics';
import { Metrics } from './metrics';

/** The metrics of this process. */
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}

/** Those of a process that writes rows and files. */
@Module({ imports: [MetricsModule], providers: [DataMetrics], exports: [DataMetrics] })
export class DataMetricsModule {}
