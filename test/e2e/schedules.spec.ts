import { ONE_BACKEND } from '../setup/config';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';

interface Run {
  tick: Date;
  outcome: string;
  jobId: string | null;
}

const REQUEST = {
  type: 'generation',
  body: { recordType: 'ticks', count: 1, fields: [{ name: 'id', type: 'uuid' }] },
};

describe.each(ONE_BACKEND)('a schedule, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('fires once per tick over three workers, and goes on when one dies', async () => {
    const deployment = await deploy(backend, { workers: 3 });
    const { client } = deployment;
    const schedule = { name: 'each second', cron: '* * * * * *', overlap: 'allow', request: REQUEST };
    const { status, body } = await client.request('POST', '/schedules', schedule);
    expect(status).toBe(201);
    const runs = (): Promise<Run[]> =>
      deployment.query<Run>(
        `SELECT tick, outcome, job_id AS "jobId" FROM schedule_runs WHERE schedule_id = $1 ORDER BY tick`,
        [body['scheduleId']],
      );
    const ticked = (count: number) =>
      until(async () => (await runs()).length >= count, { timeoutMs: 60_000, what: `${count} ticks` });
    await ticked(4);
    const [victim] = deployment.workers;
    if (victim === undefined) throw new Error('There is no worker');
    await deployment.kill(victim);
    await ticked(9);
    await deployment.query('UPDATE schedules SET paused_at = now()');

    const dealtWith = await runs();
    expect(dealtWith.map(({ outcome }) => outcome)).toEqual(dealtWith.map(() => 'started'));
    const seconds = dealtWith.map(({ tick }) => tick.getTime() / 1_000);
    const first = seconds[0] ?? NaN;
    expect(seconds).toEqual(seconds.map((_, i) => first + i));
    const jobs = await deployment.query<{ id: string; at: Date }>(
      'SELECT id, created_at AS at FROM jobs WHERE schedule_id = $1 ORDER BY id',
      [body['scheduleId']],
    );
    expect(jobs.map(({ id }) => id).sort()).toEqual(dealtWith.map(({ jobId }) => jobId).sort());
    for (const { id } of jobs) await client.completed(id);
    expect(await deployment.rowCounts('ticks')).toEqual({ rows: jobs.length, distinct: jobs.length });
    const late = dealtWith.map(({ tick, jobId }) => {
      const job = jobs.find(({ id }) => id === jobId);
      return (job?.at.getTime() ?? NaN) - tick.getTime();
    });
    process.stdout.write(
      `[schedule, ${backend}] ${jobs.length} ticks over three workers, one of them killed: ${jobs.length} jobs, ` +
        `${Math.min(...late)} to ${Math.max(...late)} ms after their time\n`,
    );
  }, 120_000);
});
