export { DataMetrics } from './data-metrics';
export { type MetricDescription, Metrics } from './metrics';
export { DataMetricsModule, MetricsModule } from './metrics.module';
export { type MeasuredProcess, measureProcess } from './process-metrics';
