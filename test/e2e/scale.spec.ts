import { readFile } from 'node:fs/promises';
import { BACKENDS } from '../setup/config';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';
import { LatencyProbe } from './processes/latency-probe';
import { people, TINY } from './processes/people';

const COUNT = 1_000_000;

/** Most memory that a process has had resident so far, in MB, as the kernel keeps it. */
async function peakResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

describe.each(BACKENDS)('a million records, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('are all there, in little memory, while everybody else is served', async () => {
    const deployment = await deploy(backend);
    const { client, api } = deployment;
    const [worker] = deployment.workers;
    if (worker === undefined) throw new Error('There is no worker');
    // The first request pays for what is compiled and connected only once.
    await client.generate(TINY);

    const started = performance.now();
    const jobId = await client.start('/generate', people({ count: COUNT }));
    // From outside, a paused event loop is a probe that waits: it is at least as long as the pause.
    const pauses = new LatencyProbe(50, () =>
      fetch(`${worker.url}/health/live`).then((answer) => answer.text()),
    );
    const acknowledgements = new LatencyProbe(50, () => client.start('/generate', TINY));
    await until(async () => (await deployment.jobRow(jobId)).status === 'completed', {
      timeoutMs: 90_000,
      intervalMs: 50,
      what: 'the million is there',
    });
    const seconds = (performance.now() - started) / 1_000;
    await Promise.all([pauses.stop(), acknowledgements.stop()]);

    expect(await deployment.rowCounts('people')).toEqual({ rows: COUNT, distinct: COUNT });
    expect(await client.status(jobId)).toMatchObject({ attempts: 1, result: { rows: COUNT } });
    await until(
      async () => (await deployment.query(`SELECT id FROM jobs WHERE status <> 'completed'`)).length === 0,
      {
        what: 'every small job has run',
      },
    );
    const peak = process.platform === 'linux' ? await peakResidentMb(worker.pid) : 0;
    process.stdout.write(
      `[scale, ${backend}] ${COUNT} records × 10 fields in ${seconds.toFixed(1)} s ` +
        `(${Math.round(COUNT / seconds / 1_000)} k/s beside ${acknowledgements.count} other jobs), worker peak RSS ` +
        `${peak.toFixed(0)} MB, worker answered within ${pauses.quantile(1).toFixed(0)} ms ` +
        `(p99 ${pauses.quantile(0.99).toFixed(0)}), acknowledgements p50 ${acknowledgements.quantile(0.5).toFixed(0)} ms, ` +
        `p99 ${acknowledgements.quantile(0.99).toFixed(0)} ms\n`,
    );
    expect(peak).toBeLessThan(300);
    expect(pauses.quantile(1)).toBeLessThan(200);
    expect(acknowledgements.quantile(0.99)).toBeLessThan(200);
    expect(api.isRunning).toBe(true);
  }, 150_000);
});
