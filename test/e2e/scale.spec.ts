import { getPriority } from 'node:os';
import { ONE_BACKEND } from '../setup/config';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';
import { LatencyProbe } from './processes/latency-probe';
import { people, TINY } from './processes/people';
import { peakResidentMb, starvedMs } from './processes/process-facts';

const COUNT = 1_000_000;

// Times depend on what else the machine does at the moment; what is wrong with us is wrong every time.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe.each(ONE_BACKEND)('a million records, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('are all there, in little memory, while everybody else is served', async () => {
    const deployment = await deploy(backend, { settings: { WORKER_NICENESS: '5' } });
    const { client, api } = deployment;
    const [worker] = deployment.workers;
    if (worker === undefined) throw new Error('There is no worker');
    // Where both want a processor, the API has it.
    expect(getPriority(worker.pid) - getPriority(api.pid)).toBeGreaterThan(0);
    // From outside, a paused event loop is a probe that waits: for at least as long as the pause. What a busy machine
    // adds, because neither the worker nor we get a core, is no pause.
    const starved = (): number => starvedMs(worker.pid) + starvedMs(process.pid);
    const pauses: number[] = [];
    const probe = async (): Promise<void> => {
      const [begun, starvedBefore] = [performance.now(), starved()];
      await (await fetch(`${worker.url}/health/live`)).text();
      pauses.push(performance.now() - begun - (starved() - starvedBefore));
    };
    // The first requests pay for what is compiled and connected only once.
    await client.generate(TINY);
    for (let i = 0; i < 20; i++) await Promise.all([probe(), client.start('/generate', TINY)]);
    pauses.length = 0;

    const started = performance.now();
    const jobId = await client.start('/generate', people({ count: COUNT }));
    const probes = new LatencyProbe(50, probe);
    // 40 a second: enough of them for a 99th percentile.
    const acknowledgements = new LatencyProbe(25, () => client.start('/generate', TINY));
    await until(async () => (await deployment.jobRow(jobId)).status === 'completed', {
      timeoutMs: 90_000,
      intervalMs: 50,
      what: 'the million is there',
    });
    const seconds = (performance.now() - started) / 1_000;
    await Promise.all([probes.stop(), acknowledgements.stop()]);

    expect(await deployment.rowCounts('people')).toEqual({ rows: COUNT, distinct: COUNT });
    expect(await client.status(jobId)).toMatchObject({ attempts: 1, result: { rows: COUNT } });
    await until(
      async () => (await deployment.query(`SELECT id FROM jobs WHERE status <> 'completed'`)).length === 0,
      {
        what: 'every small job has run',
      },
    );
    const peak = peakResidentMb(worker.pid);
    const longestPause = Math.max(...pauses);
    process.stdout.write(
      `[scale, ${backend}] ${COUNT} records × 10 fields in ${seconds.toFixed(1)} s ` +
        `(${Math.round(COUNT / seconds / 1_000)} k/s beside ${acknowledgements.count} other jobs), worker peak RSS ` +
        `${peak.toFixed(0)} MB, longest pause ${longestPause.toFixed(0)} ms (worker answered within ` +
        `${probes.quantile(1).toFixed(0)} ms), acknowledgements p50 ${acknowledgements.quantile(0.5).toFixed(0)} ms, ` +
        `p99 ${acknowledgements.quantile(0.99).toFixed(0)} ms\n`,
    );
    expect(peak).toBeLessThan(300);
    expect(longestPause).toBeLessThan(200);
    expect(acknowledgements.quantile(0.99)).toBeLessThan(200);
    expect(api.isRunning).toBe(true);
  }, 150_000);
});
