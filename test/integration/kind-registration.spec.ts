import { Database } from '@app/database';
import { JobMetrics } from '@app/jobs';
import { type JobRegistry, KindRegistration } from '@app/jobs/worker';
import { Metrics } from '@app/metrics';
import { TcpProxy } from '../e2e/processes/tcp-proxy';
import { createTestDatabase, type TestDatabase, until } from '../setup/database';

let testDatabase: TestDatabase;
let network: TcpProxy;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  network = await TcpProxy.start(testDatabase.url);
  database = new Database({
    url: network.through(testDatabase.url),
    applicationName: 'a worker that starts',
    poolSize: 1,
    bulkPoolSize: 1,
    timeoutMs: 500,
  });
});
afterAll(async () => {
  await database.close();
  await network.close();
  await testDatabase.drop();
});

it('does not end a worker whose database goes away while it starts, and makes up for it', async () => {
  const registry = {
    contracts: [{ kind: 'made_up', type: 'test', queue: 'default' }],
  } as unknown as JobRegistry;
  const registration = new KindRegistration(database, registry, new JobMetrics(new Metrics()));
  network.cut();
  await registration.onApplicationBootstrap();
  network.heal();
  const isKnown = async (): Promise<boolean> =>
    (await database.query(`SELECT 1 FROM job_kinds WHERE kind = 'made_up'`)).rowCount === 1;
  await until(isKnown);
  registration.beforeApplicationShutdown();
});
