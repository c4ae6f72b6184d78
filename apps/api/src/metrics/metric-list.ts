import 'reflect-metadata';
import { readConfig } from '@app/config';
import { Database } from '@app/database';
import { JobMetrics, WorkloadReader } from '@app/jobs';
import { DataMetrics, measureProcess, type MetricDescription, Metrics } from '@app/metrics';
import { measureRequests } from './request-metrics';
import { ServiceMetrics } from './service-metrics';

/** Nobody listens there: describing metrics reaches for nothing. */
const NO_DATABASE = 'postgres://127.0.0.1:1/none';

/** docs/metrics.md, in Markdown: every metric of ours, by where it is scraped. */
export function renderMetricList(): string {
  return [
    '<!-- Generated from the code by `npm run generate`. -->',
    '',
    '# Metrics',
    '',
    'What Prometheus can ask VeoGen. [monitoring.md](monitoring.md) says how to scrape it, and what to look at. Beside',
    'these, every process has the usual `process_*` and `nodejs_*` metrics.',
    '',
    '## Of each process',
    '',
    '`GET /metrics` on the port of the API, and on `WORKER_HEALTH_PORT` of a worker. Add them up over processes.',
    '',
    ...table(ofProcess()),
    '',
    '## Of the service',
    '',
    '`GET /metrics/service` on any API: read from the database, at most every 5 s. Scrape it once.',
    '',
    ...table(ofService()),
    '',
  ].join('\n');
}

/** Of an API and a worker together: either has only those that it can count. */
function ofProcess(): MetricDescription[] {
  const metrics = new Metrics();
  measureProcess(metrics, { app: '', version: '', pools: () => [] });
  measureRequests(metrics, { templateOf: () => undefined }, []);
  new JobMetrics(metrics).watchSlots(() => 0, 0);
  new DataMetrics(metrics);
  return metrics.describe().filter(({ name }) => name.startsWith('veogen_'));
}

function ofService(): MetricDescription[] {
  const database = new Database({
    url: NO_DATABASE,
    applicationName: 'veogen metrics',
    poolSize: 1,
    bulkPoolSize: 1,
    timeoutMs: 1_000,
  });
  const config = readConfig({ DATABASE_URL: NO_DATABASE });
  return new ServiceMetrics(new WorkloadReader(database), database, config).metrics.describe();
}

function table(descriptions: readonly MetricDescription[]): string[] {
  const rows = descriptions.map(({ name, type, labels, help }) => {
    const labelled = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${labelled} | ${help} |`;
  });
  return ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows];
}
