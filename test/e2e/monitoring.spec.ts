import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describePrometheus, MONITORING, PrometheusServer } from '../setup/prometheus-server';
import { until } from '../setup/until';
import type { Client } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people } from './processes/people';

const ROOT = resolve(__dirname, '../..');
const read = (name: string): string => readFileSync(join(MONITORING, name), 'utf8');
const alertNames = [...read('alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

/** Every query of every dashboard. */
const queries = readdirSync(join(MONITORING, 'grafana/dashboards')).flatMap((file) => {
  const { panels } = JSON.parse(read(`grafana/dashboards/${file}`)) as { panels: Panel[] };
  return panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ file, title, expr })));
});

/** What only Docker (cAdvisor) and a service that makes backups have. */
const ELSEWHERE = /container_|veogen_backup_/;

interface Run {
  status: number | null;
  stdout: string;
  /** With what it says of errors. */
  output: string;
}

function run(program: string, args: string[], input?: string): Run {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: MONITORING, input });
  return { status, output: `${stdout}${stderr}`, stdout };
}

describePrometheus('monitoring', () => {
  it('has rules that promtool and amtool take, and a test that fires for each alert', () => {
    expect(run('promtool', ['test', 'rules', 'alerts.test.yml'])).toMatchObject({ status: 0 });
    expect(run('promtool', ['check', 'config', 'prometheus.yml'])).toMatchObject({ status: 0 });
    const fires = /alertname: (\w+)\s+eval_time: \S+\s+exp_alerts:\s+- exp_labels/g;
    const tested = new Set([...read('alerts.test.yml').matchAll(fires)].map(([, name]) => name));
    expect(alertNames.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('sends what is critical to the pager and the rest to the team', () => {
    expect(run('amtool', ['check-config', 'alertmanager.yml'])).toMatchObject({ status: 0 });
    const receiverOf = (...labels: string[]): string =>
      run('amtool', ['config', 'routes', 'test', '--config.file=alertmanager.yml', ...labels]).stdout.trim();
    expect(receiverOf('alertname=VeoGenDatabaseDown', 'severity=critical')).toBe('pager');
    expect(receiverOf('alertname=VeoGenDeadLetters', 'severity=warning')).toBe('team');
    expect(receiverOf('alertname=SomethingElse')).toBe('team');
  });

  it('has a runbook for each alert', () => {
    const links = [...read('alerts.yml').matchAll(/- alert: (\w+)[^]*?runbook_url: (\S+)/g)];
    expect(links.map(([, name]) => name)).toEqual(alertNames);
    for (const [, name, link = ''] of links) {
      expect(existsSync(join(ROOT, link))).toBe(true);
      expect(readFileSync(join(ROOT, link), 'utf8')).toMatch(new RegExp(`^# ${name}\n`));
    }
  });

  describe('of a running service', () => {
    const deploy = useDeployments('after all tests');
    const hostOf = ({ url }: { url: string }): string => new URL(url).host;
    let deployment: Deployment;
    let client: Client;
    let prometheus: PrometheusServer;
    let sum: (expression: string) => Promise<number>;

    beforeAll(async () => {
      deployment = await deploy('postgres', { workers: 2 });
      client = deployment.client;
      prometheus = await PrometheusServer.start({
        api: hostOf(deployment.api),
        workers: deployment.workers.map(hostOf),
      });
      sum = async (expression) => (await prometheus.query(`sum(${expression})`))[0]?.value ?? NaN;
      await until(async () => (await sum('up{job=~"veogen-.+"}')) === 4, {
        what: 'API, service and both workers are scraped',
      });
      await Promise.all([work(client), failOnce(deployment)]);
    }, 120_000);
    afterAll(() => prometheus?.stop());

    it('counts what was done, over all processes', async () => {
      const counts = {
        'veogen_rows_written_total{source="ingestion"}': 2,
        veogen_rows_exported_total: 20_000,
        'veogen_jobs_enqueued_total{kind="generate_dataset"}': 3,
        'veogen_job_attempts_ended_total{kind="generate_dataset",outcome="completed"}': 2,
        'veogen_job_attempts_ended_total{kind="generate_dataset",outcome="failed"}': 1,
        'veogen_job_dead_letters_total{kind="generate_dataset",reason="unretryable"}': 1,
        'veogen_job_attempt_duration_seconds_count{kind="export_dataset"}': 1,
        'veogen_job_wait_seconds_count{kind="export_dataset"}': 1,
        'veogen_http_requests_total{method="POST",route="/generate",status="202"}': 3,
        'veogen_http_requests_total{method="POST",route="/generate",status="400"}': 1,
        'veogen_http_requests_total{method="GET",route="unmatched",status="404"}': 1,
      };
      for (const [expression, expected] of Object.entries(counts)) {
        await until(async () => (await sum(expression)) === expected, {
          what: `${expression} is ${expected}`,
        });
      }
      // The job that failed may have written its row before it saw that the other one had the name.
      expect([20_001, 20_002]).toContain(await sum('veogen_rows_written_total{source="generation"}'));
      const made = await sum('veogen_export_bytes_total');
      const sent = 'veogen_http_sent_bytes_total{route="/files/:fileId/content"}';
      expect(made).toBeGreaterThan(1_000_000);
      await until(async () => (await sum(sent)) > made, { what: `more than ${made} bytes were sent` });
      expect(await sum(sent)).toBeLessThan(made * 1.01 + 10_000);
    });

    it('tells of the service as a whole once, and the same as the database', async () => {
      await until(async () => (await sum('veogen_dead_letters{reason="unretryable"}')) === 1, {
        what: 'the dead letter is there',
      });
      expect(await prometheus.query('veogen_workers_connected')).toMatchObject([{ value: 2 }]);
      await until(async () => (await sum('veogen_jobs')) === 0, { what: 'nothing is left to do' });
      expect(await sum('veogen_jobs_backlog_limit')).toBe(100_000);
      expect(await prometheus.query('count by (job) (veogen_database_up)')).toMatchObject([
        { metric: { job: 'veogen-service' } },
      ]);
    });

    it('has no label that a client can make up', async () => {
      const routes = (await prometheus.query('count by (route) (veogen_http_requests_total)')).map(
        ({ metric }) => metric['route'],
      );
      expect(routes).toEqual(
        expect.arrayContaining(['/status/:jobId', '/files/:fileId/content', 'unmatched']),
      );
      expect(routes.filter((route) => /\d|made-up/.test(route ?? ''))).toEqual([]);
      const series = await sum('count({__name__=~"veogen_.+"})');
      expect(series).toBeLessThan(1_500);
    });

    it('follows the conventions of Prometheus', async () => {
      const paths = [`${deployment.api.url}/metrics`, `${deployment.api.url}/metrics/service`];
      for (const url of [...paths, ...deployment.workers.map((worker) => `${worker.url}/metrics`)]) {
        const response = await fetch(url);
        expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
        expect(run('promtool', ['check', 'metrics'], await response.text())).toMatchObject({
          status: 0,
          output: '',
        });
      }
    });

    it('answers every query of every dashboard', async () => {
      expect(queries.length).toBeGreaterThan(60);
      for (const { file, title, expr } of queries) {
        const expression = expr.replaceAll('$__rate_interval', '1m');
        const answered = async (): Promise<boolean> =>
          (await prometheus.query(expression)).length > 0 || ELSEWHERE.test(expr);
        await until(answered, { what: `${file}, ${title} has data: ${expression}` });
      }
    });

    it('understands every rule', async () => {
      interface Rule {
        name: string;
        health: string;
        lastError?: string;
      }
      const rules = async (): Promise<Rule[]> =>
        (await prometheus.get<{ groups: { rules: Rule[] }[] }>('rules')).groups.flatMap(
          (group) => group.rules,
        );
      await until(async () => (await rules()).every(({ health }) => health !== 'unknown'), {
        what: 'all rules were evaluated',
      });
      expect((await rules()).filter(({ health }) => health !== 'ok')).toEqual([]);
      expect((await rules()).map(({ name }) => name).sort()).toEqual([...alertNames].sort());
    });

    it('tells the team of the dead letter, through Alertmanager', async () => {
      const alert = await until(
        () => prometheus.alerts.find(({ labels }) => labels['alertname'] === 'VeoGenDeadLetters'),
        { what: 'the alert has arrived' },
      );
      expect(alert).toMatchObject({
        receiver: '/team',
        status: 'firing',
        labels: { kind: 'generate_dataset', reason: 'unretryable', severity: 'warning' },
        annotations: { runbook_url: 'docs/runbooks/dead-letters.md' },
      });
    });
  });
});

/** Some of everything, so that nothing that is measured is missing. */
async function work(client: Client): Promise<void> {
  await client.generate(people({ count: 20_000 }));
  await client.exportCsv('people');
  await client.verify('people');
  const form = new FormData();
  form.set('recordType', 'cities');
  form.set('file', new Blob(['name,city\nAda,London\nAlan,Wilmslow\n']), 'cities.csv');
  const upload = await fetch(`${client.url}/upload`, { method: 'POST', body: form });
  await client.completed(((await upload.json()) as { jobId: string }).jobId);
  await client.request('GET', '/made-up');
  await client.request('POST', '/generate', { made: 'up' });
}

/** Two jobs want to create the same dataset, and are both accepted: one fails for good. */
async function failOnce({ client }: Deployment): Promise<void> {
  await client.request('POST', '/admin/kinds/generate_dataset/pause');
  const request = {
    recordType: 'twice',
    mode: 'create',
    count: 1,
    seed: 1,
    fields: [{ name: 'id', type: 'uuid' }],
  };
  const jobs = [await client.start('/generate', request), await client.start('/generate', request)];
  await client.request('POST', '/admin/kinds/generate_dataset/resume');
  const ends = async (): Promise<string[]> =>
    Promise.all(jobs.map(async (id) => (await client.status(id)).status));
  await until(async () => (await ends()).sort().join() === 'completed,failed', {
    what: 'one of two has failed',
  });
}
