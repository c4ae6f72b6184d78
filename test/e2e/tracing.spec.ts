import { spawnSync } from 'node:child_process';
import { BACKENDS } from '../setup/config';
import { TraceReceiver, type ReceivedSpan } from '../setup/trace-receiver';
import { until } from '../setup/until';
import { WebhookReceiver } from '../setup/webhook-receiver';
import { builtProgram } from './processes/built-service';
import { type Deployment, useDeployments } from './processes/deployment';
import { TINY } from './processes/people';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

describe('traces', () => {
  const deploy = useDeployments('after all tests');
  let traces: TraceReceiver;
  let hooks: WebhookReceiver;
  let deployment: Deployment;

  beforeAll(async () => {
    traces = await TraceReceiver.start();
    hooks = await WebhookReceiver.start();
    deployment = await deploy(BACKENDS.at(-1) ?? 'postgres', {
      settings: {
        OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
        OTEL_BSP_SCHEDULE_DELAY: '100',
        WEBHOOKS_ALLOW_PRIVATE: '127.0.0.0/8',
      },
    });
  });
  afterAll(() => hooks?.stop());

  it('go from the request through outbox and queue to the statements of the worker and the webhook', async () => {
    const { client } = deployment;
    await client.request('POST', '/webhooks', { url: hooks.url, events: ['job.*'] });
    const response = await fetch(`${client.url}/generate`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        traceparent: `00-${TRACE_ID}-${CALLER}-01`,
      },
      body: JSON.stringify(TINY),
    });
    const { jobId } = (await response.json()) as { jobId: string };
    await client.completed(jobId);

    const ours = (): ReceivedSpan[] => traces.spans.filter(({ traceId }) => traceId === TRACE_ID);
    const named = (service: string, name: string): ReceivedSpan[] =>
      ours().filter((span) => span.service === service && span.name === name);
    const webhook = await until(() => named('veogen-worker', 'webhook job.completed')[0], {
      what: 'the webhook is in the trace',
    });
    const attempt = await until(() => named('veogen-worker', 'process generate_dataset')[0]);
    const [request] = named('veogen-api', 'POST /generate');
    const [wait] = named('veogen-worker', 'wait generate_dataset');

    expect(request).toMatchObject({
      parentId: CALLER,
      failed: false,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/generate',
        'http.response.status_code': '202',
      },
    });
    for (const span of [wait, attempt, webhook]) expect(span?.parentId).toBe(request?.spanId);
    expect(attempt.attributes).toMatchObject({
      'veogen.job.id': jobId,
      'veogen.job.attempt': '1',
      'veogen.job.outcome': 'completed',
    });
    // The statement that accepted the job, those of its attempt, and the rows themselves.
    expect(named('veogen-api', 'insert_jobs').map(({ parentId }) => parentId)).toEqual([request?.spanId]);
    expect(named('veogen-worker', 'COPY').map(({ parentId }) => parentId)).toEqual([attempt.spanId]);
    const ids = new Set([CALLER, ...ours().map(({ spanId }) => spanId)]);
    expect(ours().filter(({ parentId }) => !ids.has(parentId))).toEqual([]);

    expect(hooks.received[0]?.headers['traceparent']).toBe(`00-${TRACE_ID}-${webhook.spanId}-01`);
    const traceOf = (output: string, part: string): unknown[] =>
      output
        .split('\n')
        .filter((text) => text.includes(part))
        .map((text) => (JSON.parse(text) as { trace_id?: string }).trace_id);
    expect(traceOf(deployment.api.output, 'POST /generate 202')).toEqual([TRACE_ID]);
    expect(traceOf(deployment.workers[0]?.output ?? '', jobId)).toEqual([TRACE_ID]);
  });

  it('do not hold anybody up when nobody receives them', async () => {
    await traces.stop();
    await deployment.client.generate(TINY);
    await until(() => deployment.api.output.includes('Spans could not be sent'), { what: 'it is told' });
    const started = performance.now();
    expect(await deployment.api.stop()).toEqual({ code: 0, signal: null });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

it.each(['api', 'worker'] as const)('loads nothing that traces into the %s without a receiver', (app) => {
  // The metrics library asks OpenTelemetry's interface, which does nothing by itself, for the trace of a sample.
  const script = `
    require(${JSON.stringify(builtProgram(app).replace('main.js', 'bootstrap.js'))});
    process.stdout.write(Object.keys(require.cache).filter((file) => /@opentelemetry\\/(?!api\\/)/.test(file)).join());
    process.exit();`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe('');
});
