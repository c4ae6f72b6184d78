import { JobMetrics } from '@app/jobs';
import { type JobRegistry, KindRegistration } from '@app/jobs/worker';
import { Metrics } from '@app/metrics';
import { type DatabaseBehindNetwork, openDatabaseBehindNetwork } from '../setup/database-behind-network';
import { until } from '../setup/until';

let behind: DatabaseBehindNetwork;

beforeAll(async () => {
  behind = await openDatabaseBehindNetwork({ timeoutMs: 500 });
});
afterAll(() => behind.remove());

it('does not end a worker whose database goes away while it starts, and makes up for it', async () => {
  const { database, network } = behind;
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
