import { once } from 'node:events';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Metrics } from '@app/metrics';
import { until } from '../../../../test/setup/until';
import { measureRequests } from './request-metrics';

const TEMPLATES: Record<string, string> = { '/jobs/1': '/jobs/:jobId', '/slow': '/slow' };

let metrics: Metrics;
let server: Server;
let agent: Agent;

beforeEach(async () => {
  metrics = new Metrics();
  const measure = measureRequests(metrics, { templateOf: (path) => TEMPLATES[path] }, ['/docs']);
  server = createServer((incoming, response) => {
    measure(incoming, response, () => {
      if (incoming.url === '/slow') return void response.write('so far');
      incoming.resume().on('end', () => response.end('x'.repeat(10_000)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

function open(path: string, method: string): ReturnType<typeof request> {
  return request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path, method, agent });
}

async function send(path: string, method = 'GET', body = ''): Promise<void> {
  const sending = open(path, method);
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
}

/** The value of the series that has these words in it; 0 when there is none. */
async function valueOf(name: string, ...labels: string[]): Promise<number> {
  const line = (await metrics.render())
    .split('\n')
    .find((text) => text.startsWith(`veogen_http_${name}`) && labels.every((label) => text.includes(label)));
  return Number(line?.split(' ').at(-1) ?? 0);
}

it('counts by templates, pages and what is for no route, however many paths there are', async () => {
  for (const path of ['/jobs/1?a=1', '/docs/a.css', '/docs', '/wp-login.php', '/docsify']) await send(path);
  const counts = async (): Promise<number[]> =>
    Promise.all(
      ['/jobs/:jobId', '/docs', 'unmatched'].map((route) => valueOf('requests_total', `route="${route}"`)),
    );
  await until(async () => (await counts()).join() === '1,2,2', { what: 'all are counted' });
  expect(await valueOf('requests_total', 'method="GET"', 'status="200"')).toBeGreaterThan(0);
});

it('names the usual methods only', async () => {
  await send('/jobs/1', 'PROPFIND');
  await until(async () => (await valueOf('requests_total', 'method="other"')) === 1);
});

it('gives each request of a connection its own bytes', async () => {
  await send('/jobs/1', 'POST', 'y'.repeat(50_000));
  await send('/docs');
  await until(async () => (await valueOf('sent_bytes_total', '/docs')) > 0);
  expect(await valueOf('received_bytes_total', '/jobs')).toBeGreaterThanOrEqual(50_000);
  expect(await valueOf('received_bytes_total', '/docs')).toBeLessThan(1_000);
  for (const route of ['/jobs', '/docs']) {
    expect(await valueOf('sent_bytes_total', route)).toBeGreaterThan(10_000);
    expect(await valueOf('sent_bytes_total', route)).toBeLessThan(11_000);
  }
});

it('tells answers that the client did not wait for, and what is under way', async () => {
  const leaving = open('/slow', 'GET');
  leaving.on('error', () => undefined).end();
  const [response] = (await once(leaving, 'response')) as [NodeJS.ReadableStream];
  response.on('error', () => undefined);
  expect(await valueOf('requests_in_flight')).toBe(1);
  leaving.destroy();
  await until(async () => (await valueOf('requests_total', 'route="/slow"', 'status="aborted"')) === 1);
  expect(await valueOf('requests_in_flight')).toBe(0);
});
