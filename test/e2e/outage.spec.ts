import { BACKENDS } from '../setup/config';
import { until } from '../setup/until';
import type { Answer } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people, TINY } from './processes/people';
import { PrivatePostgres, PrivateRedis } from './processes/private-servers';
import { stopwatch } from './processes/process-facts';
import { TcpProxy } from './processes/tcp-proxy';

/** What is promised for the time after an outage. */
const RECOVERY_MS = 5_000;
/** What is promised for readiness to follow. */
const READY_MS = 10_000;
const PEOPLE = 150_000;

const describeRedis = (BACKENDS as readonly string[]).includes('redis') ? describe : describe.skip;

describeRedis('Redis is away', () => {
  const deploy = useDeployments('after all tests');
  let redis: PrivateRedis;
  let deployment: Deployment;

  beforeAll(async () => {
    redis = await PrivateRedis.start();
    deployment = await deploy('redis', { settings: { QUEUE_URL: redis.url, QUEUE_WINDOW: '50' } });
  });
  afterAll(() => redis?.remove());

  const outages = [
    { how: 'killed, and comes back empty', begin: () => redis.kill(), end: () => redis.startAgain() },
    { how: 'frozen', begin: async () => redis.freeze(), end: async () => redis.thaw() },
  ];

  it.each(outages)('$how: work is accepted all the same and runs when it is back', async ({ begin, end }) => {
    const { client, api } = deployment;
    await client.generate(TINY);
    const { rows: before } = await deployment.rowCounts('tiny');
    const said = api.output.length;

    await begin();
    for (let i = 0; i < 5; i++) {
      const taken = stopwatch(process.pid, api.pid);
      const answer = await client.request('POST', '/generate', TINY);
      expect(taken()).toBeLessThan(1_000);
      expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    }
    const last = await client.start('/generate', TINY);
    // Long enough for every connection to have noticed, and for the back-off to have grown.
    await until(() => api.output.includes('Deliveries wait in the outbox', said), {
      what: 'the relay has noticed',
    });
    // The API takes work all the same; the worker gets none.
    expect((await client.request('GET', '/health/ready')).status).toBe(200);
    const probe = async (name: string): Promise<number> =>
      (await fetch(`${deployment.workers[0]?.url}/health/${name}`)).status;
    await until(async () => (await probe('ready')) === 503, { what: 'the worker is not ready' });
    expect(await probe('live')).toBe(200);

    await end();
    const back = performance.now();
    await client.completed(last, RECOVERY_MS);
    expect(performance.now() - back).toBeLessThan(RECOVERY_MS);
    const rows = before + 6;
    await until(async () => (await deployment.rowCounts('tiny')).rows >= rows, { what: 'every job has run' });
    expect(await deployment.rowCounts('tiny')).toEqual({ rows, distinct: rows });
    await until(async () => (await probe('ready')) === 200, { what: 'the worker is ready' });
  });

  it('loses everything it holds: every waiting job runs', async () => {
    const { client } = deployment;
    const { rows: before } = await deployment.rowCounts('tiny');
    await deployment.workers[0]?.stop();
    const jobIds = await Promise.all(Array.from({ length: 50 }, () => client.start('/generate', TINY)));
    await until(
      async () => (await deployment.query('SELECT 1 FROM outbox WHERE handed_at IS NULL')).length === 0,
      {
        what: 'Redis has every delivery',
      },
    );
    await redis.flush();
    await deployment.startWorker();
    for (const jobId of jobIds) expect((await client.completed(jobId)).attempts).toBe(1);
    expect(await deployment.rowCounts('tiny')).toEqual({ rows: before + 50, distinct: before + 50 });
  });
});

describe.each(BACKENDS)('PostgreSQL is away, queue on %s', (backend) => {
  const deploy = useDeployments('after all tests');
  let postgres: PrivatePostgres;
  let deployment: Deployment;

  beforeAll(async () => {
    postgres = await PrivatePostgres.start();
    deployment = await deploy(backend, {
      settings: { DATABASE_URL: postgres.url, CHUNK_ROWS: '1000', JOB_LEASE_MS: '3000' },
    });
  });
  afterEach(() => postgres.thaw());
  afterAll(() => postgres?.remove());

  const post = async ({ client, api }: Deployment): Promise<Answer & { tookMs: number }> => {
    const taken = stopwatch(process.pid, api.pid);
    const answer = await client.request('POST', '/generate', TINY);
    return { ...answer, tookMs: taken() };
  };
  const firstSuccess = (client: { request: Deployment['client']['request'] }): Promise<Answer> =>
    until(async () => {
      const answer = await client.request('POST', '/generate', TINY);
      return answer.status === 202 && answer;
    });

  it('is told to clients in time, and everything goes on when it is back', async () => {
    const { client, api } = deployment;
    const pids = [api, ...deployment.workers].map(({ pid }) => pid);
    await client.generate(TINY);
    const running = await client.start('/generate', people({ count: PEOPLE }));
    await deployment.holderAt(running, { done: 20_000 });

    await postgres.stop();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(deployment)));
    for (const { status, headers, body, tookMs } of answers) {
      expect({ status, body }).toMatchObject({
        status: 503,
        body: { status: 503, code: 'database_unavailable' },
      });
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(tookMs).toBeLessThan(1_000);
    }
    expect((await client.request('GET', '/health/live')).status).toBe(200);
    await until(async () => (await client.request('GET', '/health/ready')).status === 503, {
      timeoutMs: READY_MS,
      what: 'the API is not ready',
    });
    const [worker] = deployment.workers;
    expect((await fetch(`${worker?.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${worker?.url}/health/ready`)).status).toBe(503);

    await postgres.startAgain();
    const back = performance.now();
    const { body } = await firstSuccess(client);
    expect(performance.now() - back).toBeLessThan(RECOVERY_MS);
    await client.completed(body['jobId'] as string);
    // The outage is no fault of the job that was under way: it is finished, every row once.
    expect((await client.completed(running)).result).toMatchObject({ rows: PEOPLE });
    expect(await deployment.rowCounts('people')).toEqual({ rows: PEOPLE, distinct: PEOPLE });
    await until(async () => (await client.request('GET', '/health/ready')).status === 200, {
      timeoutMs: READY_MS,
      what: 'the API is ready again',
    });
    expect([api, ...deployment.workers].map(({ pid, isRunning }) => isRunning && pid)).toEqual(pids);
  });

  it('hangs: clients are told within a second, and served again when it goes on', async () => {
    const { client } = deployment;
    await client.generate(TINY);
    postgres.freeze();
    const asked = await Promise.all(Array.from({ length: 20 }, () => post(deployment)));
    const later = await Promise.all(Array.from({ length: 20 }, () => post(deployment)));
    for (const { status, headers, body, tookMs } of [...asked, ...later]) {
      expect({ status, body }).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(tookMs).toBeLessThan(1_000);
    }
    expect((await client.request('GET', '/health/live')).status).toBe(200);
    postgres.thaw();
    const back = performance.now();
    const { body } = await firstSuccess(client);
    expect(performance.now() - back).toBeLessThan(RECOVERY_MS);
    await client.completed(body['jobId'] as string);
  });

  it('does not matter to an API that starts meanwhile, as soon as it is back', async () => {
    await postgres.stop();
    const api = await deployment.launchApi().listening();
    expect((await fetch(`${api.url}/health/startup`)).status).toBe(503);
    await postgres.startAgain();
    await api.ready();
    const queueState = async (): Promise<unknown> => {
      const { body } = await deployment.client.request('GET', '/health/ready');
      return (body['checks'] as Record<string, { status: string }>)['queue']?.status;
    };
    await until(async () => (await queueState()) === 'up', {
      what: 'the API reaches the queue',
    });
    await deployment.client.completed(await deployment.client.start('/generate', TINY));
  });
});

/** Milliseconds until a connection that is dead without anybody having been told must have been replaced. */
const PICKUP_MS = 30_000;

describe.each(BACKENDS)('connections to the queue are half-open, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');
  let network: TcpProxy | undefined;
  afterEach(() => network?.close());

  it('work that comes then is picked up in half a minute', async () => {
    const queueUrl = (backend === 'redis' ? process.env.TEST_REDIS_URL : process.env.TEST_DATABASE_URL) ?? '';
    network = await TcpProxy.start(queueUrl);
    const own = backend === 'redis' ? `${queueUrl}/0` : undefined;
    const proxy = network;
    const { client } = await deploy(backend, {
      queueUrl: (databaseUrl) => proxy.through(own ?? databaseUrl),
    });
    await client.generate(TINY);
    network.halfOpen();
    const begun = performance.now();
    await client.generate(TINY, PICKUP_MS + 5_000);
    expect(performance.now() - begun).toBeLessThan(PICKUP_MS);
  });
});
