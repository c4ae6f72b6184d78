import { BACKENDS, ONE_BACKEND } from '../setup/config';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';
import { people } from './processes/people';

const COUNT = 600_000;
/** A worker waits half of it for its jobs. The other half is much where there is a core for what is left to do, and not much where others have it. */
const SHUTDOWN_TIMEOUT_MS = 6_000;
/** Chunks of one block, and so many that the job outlasts the patience of a worker that stops. */
const SETTINGS = { CHUNK_ROWS: '100', SHUTDOWN_TIMEOUT_MS: `${SHUTDOWN_TIMEOUT_MS}` };

describe.each(BACKENDS)('SIGTERM, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('makes a worker hand its job back, and another one finish it as the same attempt', async () => {
    const deployment = await deploy(backend, { settings: SETTINGS });
    const { client } = deployment;
    const jobId = await client.start('/generate', people({ count: COUNT }));
    const holder = await deployment.holderAt(jobId, { done: 5_000 });
    const asked = performance.now();
    const readiness = (): Promise<number> =>
      fetch(`${holder.url}/health/ready`).then(
        ({ status }) => status,
        () => 0,
      );
    expect(await readiness()).toBe(200);
    holder.signal('SIGTERM');
    const changed = await until(
      async () => {
        const status = await readiness();
        return status !== 200 && { status };
      },
      { intervalMs: 5, what: 'the worker is not ready' },
    );
    expect(changed).toEqual({ status: 503 });
    expect(await holder.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(SHUTDOWN_TIMEOUT_MS);
    const [left] = await deployment.query<{ done: number; crashes: number }>(
      'SELECT progress_done::int AS done, crashes FROM jobs WHERE id = $1',
      [jobId],
    );
    expect(left?.done).toBeLessThan(COUNT);
    expect(holder.output).toContain('"outcome":"released"');

    // In larger chunks: how rows are cut has nothing to do with what they are.
    await deployment.startWorker({ CHUNK_ROWS: '10000' });
    expect(await client.completed(jobId)).toMatchObject({
      attempts: 1,
      error: null,
      result: { rows: COUNT },
    });
    expect(await deployment.jobRow(jobId)).toMatchObject({ token: 2 });
    expect(left?.crashes).toBe(0);
    expect(await deployment.rowCounts('people')).toEqual({ rows: COUNT, distinct: COUNT });
  });
});

describe.each(ONE_BACKEND)('SIGTERM, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it('lets a worker finish a job that is nearly done', async () => {
    const deployment = await deploy(backend, {
      settings: { ...SETTINGS, CHUNK_ROWS: '5000', SHUTDOWN_TIMEOUT_MS: '20000' },
    });
    const jobId = await deployment.client.start('/generate', people({ count: 100_000 }));
    const [worker] = deployment.workers;
    await deployment.holderAt(jobId, { done: 10_000 });
    worker?.signal('SIGTERM');
    expect(await worker?.ended).toEqual({ code: 0, signal: null });
    expect(await deployment.client.status(jobId)).toMatchObject({ status: 'completed', attempts: 1 });
  });

  it('makes the API close its event streams and end, and the job goes on', async () => {
    const deployment = await deploy(backend, { settings: SETTINGS });
    const { client, api } = deployment;
    const jobId = await client.start('/generate', people({ count: 100_000 }));
    const stream = await fetch(`${client.url}/jobs/${jobId}/events`);
    let events = '';
    const ended = (async () => {
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>)
        events += Buffer.from(chunk).toString();
    })();
    await until(() => events.includes('event: progress'), { what: 'the stream tells of progress' });
    const asked = performance.now();
    api.signal('SIGTERM');
    // A stream that is cut off would be an error here.
    await ended;
    expect(await api.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(SHUTDOWN_TIMEOUT_MS);
    expect(events.endsWith('\n\n')).toBe(true);

    await deployment.startApi();
    expect(await deployment.client.completed(jobId)).toMatchObject({ attempts: 1 });
    const lastId = [...events.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '';
    const rest = await fetch(`${deployment.client.url}/jobs/${jobId}/events`, {
      headers: { 'last-event-id': lastId },
    });
    expect(await rest.text()).toContain('"status":"completed"');
  });
});
