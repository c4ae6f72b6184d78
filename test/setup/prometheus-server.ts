import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { findProgram } from './find-program';
import { until } from './until';

const PROGRAMS = ['prometheus', 'promtool', 'prometheus-alertmanager', 'amtool', 'prometheus-node-exporter'];
const missing = PROGRAMS.filter((name) => findProgram(name) === undefined);

/** What production is given. */
export const MONITORING = resolve(__dirname, '../../deploy/monitoring');

/**
 * `describe` where the Debian packages of Prometheus are installed. Elsewhere the tests are skipped with a word about it;
 * under `REQUIRE_PROMETHEUS=1` that is a failure.
 */
export function describePrometheus(name: string, tests: () => void): void {
  if (missing.length === 0) return describe(name, tests);
  const reason = `There is no ${missing.join(', ')}: install prometheus prometheus-alertmanager prometheus-node-exporter.`;
  if (process.env.REQUIRE_PROMETHEUS === '1') {
    return describe(name, () => {
      it('has Prometheus', () => {
        throw new Error(`REQUIRE_PROMETHEUS=1, but: ${reason}`);
      });
    });
  }
  process.stderr.write(`\n*** NO PROMETHEUS: "${name}" is SKIPPED. ${reason} ***\n\n`);
  describe.skip(name, tests);
}

/** What is scraped, as host and port. */
export interface ScrapeTargets {
  api: string;
  workers: readonly string[];
}

/** An alert as Alertmanager posts it. */
export interface ReceivedAlert {
  /** Path of the receiver: `/team` or `/pager`. */
  receiver: string;
  status: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** What a query answers: the values of its series. */
interface QueryAnswer {
  status: 'success' | 'error';
  error?: string;
  data?: { result: { metric: Record<string, string>; value: [number, string] }[] };
}

/**
 * The real Prometheus, Alertmanager and node exporter under the configuration of production, in which only addresses and
 * intervals are others, and somebody who receives the alerts.
 */
export class PrometheusServer {
  readonly alerts: ReceivedAlert[] = [];
  private readonly children: ChildProcess[] = [];
  private receiver: Server | undefined;
  private url = '';

  private constructor(private readonly folder: string) {}

  static async start(targets: ScrapeTargets): Promise<PrometheusServer> {
    const server = new PrometheusServer(await mkdtemp(join(tmpdir(), 'veogen-prometheus-')));
    try {
      await server.launch(targets);
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** The series that a query gives now. @throws Error when Prometheus does not understand it */
  async query(expression: string): Promise<{ metric: Record<string, string>; value: number }[]> {
    const body = new URLSearchParams({ query: expression });
    const answer = (await (
      await fetch(`${this.url}/api/v1/query`, { method: 'POST', body })
    ).json()) as QueryAnswer;
    if (answer.data === undefined) throw new Error(`${expression}: ${answer.error}`);
    return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  async get<T>(path: string): Promise<T> {
    return ((await (await fetch(`${this.url}/api/v1/${path}`)).json()) as { data: T }).data;
  }

  async stop(): Promise<void> {
    const ended = this.children
      .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      .map((child) => {
        const close = once(child, 'close');
        child.kill('SIGKILL');
        return close;
      });
    await Promise.all(ended);
    this.receiver?.closeAllConnections();
    this.receiver?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async launch({ api, workers }: ScrapeTargets): Promise<void> {
    const [prometheus, alertmanager, node] = await Promise.all([0, 0, 0].map(async () => address()));
    const receiver = await this.receive();
    this.url = `http://${prometheus}`;

    await this.configure('alertmanager.yml', [
      ['http://alert-receiver:8080', receiver],
      ['group_wait: 30s', 'group_wait: 0s'],
    ]);
    await this.configure('prometheus.yml', [
      ['scrape_interval: 15s', 'scrape_interval: 1s'],
      ['evaluation_interval: 15s', 'evaluation_interval: 1s'],
      ['dns_sd_configs: [{ names: [api], type: A, port: 3000, refresh_interval: 15s }]', targetsOf([api])],
      [
        'dns_sd_configs: [{ names: [worker], type: A, port: 3001, refresh_interval: 15s }]',
        targetsOf(workers),
      ],
      ["static_configs: [{ targets: ['api:3000'] }]", targetsOf([api])],
      ["static_configs: [{ targets: ['node-exporter:9100'] }]", targetsOf([node])],
      ["static_configs: [{ targets: ['localhost:9090'] }]", targetsOf([prometheus])],
      ["targets: ['alertmanager:9093']", `targets: ['${alertmanager}']`],
      ["targets: ['alertmanager:9093']", `targets: ['${alertmanager}']`],
    ]);
    await cp(join(MONITORING, 'alerts.yml'), join(this.folder, 'alerts.yml'));
    await mkdir(join(this.folder, 'data'));

    this.run('prometheus-node-exporter', [`--web.listen-address=${node}`]);
    this.run('prometheus-alertmanager', [
      `--config.file=${join(this.folder, 'alertmanager.yml')}`,
      `--storage.path=${join(this.folder, 'alertmanager')}`,
      `--web.listen-address=${alertmanager}`,
      '--cluster.listen-address=',
    ]);
    this.run('prometheus', [
      `--config.file=${join(this.folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(this.folder, 'data')}`,
      `--web.listen-address=${prometheus}`,
    ]);
    const isReady = (url: string): Promise<boolean> =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(() => isReady(`${this.url}/-/ready`), { what: 'Prometheus is ready' });
    await until(() => isReady(`http://${alertmanager}/-/ready`), { what: 'Alertmanager is ready' });
  }

  private run(program: string, options: string[]): void {
    const child = spawn(program, options, { cwd: this.folder, stdio: 'ignore' });
    const kill = (): void => void child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('close', () => process.off('exit', kill));
    this.children.push(child);
  }

  /** Writes a file of production with some of its words replaced. @throws Error when it has them no more */
  private async configure(name: string, replacements: readonly [string, string][]): Promise<void> {
    let text = await readFile(join(MONITORING, name), 'utf8');
    for (const [from, to] of replacements) {
      if (!text.includes(from)) throw new Error(`${name} has no: ${from}`);
      text = from.startsWith('http') ? text.replaceAll(from, to) : text.replace(from, to);
    }
    await writeFile(join(this.folder, name), text);
  }

  /** @returns its URL */
  private async receive(): Promise<string> {
    this.receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { alerts } = JSON.parse(Buffer.concat(chunks).toString()) as {
          alerts: Omit<ReceivedAlert, 'receiver'>[];
        };
        this.alerts.push(...alerts.map((alert) => ({ ...alert, receiver: request.url ?? '' })));
        response.writeHead(200).end();
      });
    });
    this.receiver.listen(0, '127.0.0.1');
    await once(this.receiver, 'listening');
    return `http://127.0.0.1:${(this.receiver.address() as AddressInfo).port}`;
  }
}

async function address(): Promise<string> {
  return `127.0.0.1:${await findFreePort()}`;
}

function targetsOf(targets: readonly (string | undefined)[]): string {
  return `static_configs: [{ targets: [${targets.map((target) => `'${target}'`).join(', ')}] }]`;
}
