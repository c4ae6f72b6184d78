import { EnqueueGeneration } from '@app/generation';
import { startWorker, type RunningWorker } from '../../apps/worker/src/bootstrap';
import { createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

const recordTypes = [
  {
    recordType: 'orders',
    fields: [
      { name: 'id', type: 'sequence' },
      { name: 'userId', type: 'reference', to: 'users.id', perParent: 10 },
      { name: 'total', type: 'decimal' },
    ],
  },
  {
    recordType: 'users',
    count: 100_000,
    fields: [
      { name: 'id', type: 'uuid' },
      { name: 'teamId', type: 'reference', to: 'teams.id', perParent: { min: 50, max: 150 } },
    ],
  },
  { recordType: 'teams', count: 1_000, fields: [{ name: 'id', type: 'uuid' }] },
];

/** Takes about ten seconds on two idle cores. */
describe('1,000 teams, 100,000 users and 1,000,000 orders by one job', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: RunningWorker;

  beforeAll(async () => {
    instance = await createTestInstance('postgres');
    const config = instance.config();
    producers = await startProducers(config);
    worker = await startWorker(config);
    const { jobId } = await producers.bus.execute(
      new EnqueueGeneration({ seed: 42, mode: 'create', recordTypes }),
    );
    expect(await producers.ended(jobId, 180_000)).toMatchObject({
      status: 'completed',
      attempts: 1,
      result: { rows: 1_101_000 },
    });
  }, 240_000);
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const row = async (text: string): Promise<unknown> => (await producers.database.query(text)).rows[0];

  it('have no orphans', async () => {
    for (const [child, key, parent] of [
      ['orders', 'userId', 'users'],
      ['users', 'teamId', 'teams'],
    ] as const) {
      const orphans = `SELECT count(*) AS n FROM datasets.${child} AS child
        WHERE NOT EXISTS (SELECT FROM datasets.${parent} AS parent WHERE parent.id = child."${key}")`;
      expect(await row(orphans)).toEqual({ n: 0 });
    }
  });

  it('have the fan-out that was asked for', async () => {
    const fanOut = (child: string, key: string): string =>
      `SELECT count(*) AS parents, min(n) AS least, max(n) AS most, sum(n)::bigint AS children
       FROM (SELECT count(*) AS n FROM datasets.${child} GROUP BY "${key}") AS each`;
    expect(await row(fanOut('orders', 'userId'))).toEqual({
      parents: 100_000,
      least: 10,
      most: 10,
      children: 1_000_000,
    });
    const users = (await row(fanOut('users', 'teamId'))) as Record<string, number>;
    expect(users).toMatchObject({ parents: 1_000, children: 100_000 });
    expect(users['least']).toBeGreaterThanOrEqual(50);
    expect(users['least']).toBeLessThan(55);
    expect(users['most']).toBeLessThanOrEqual(150);
    expect(users['most']).toBeGreaterThan(145);
  });
});
