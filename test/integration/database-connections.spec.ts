import { setTimeout as delay } from 'node:timers/promises';
import { Database, DatabaseUnavailable } from '@app/database';
import { createTestDatabase, type TestDatabase } from '../setup/database';

describe('connections that the server ends', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database({
      url: testDatabase.url,
      applicationName: 'ended by the server',
      poolSize: 4,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('fail the statements on them and never the process, whatever they are about to do', async () => {
    const killer = new Database({
      url: testDatabase.url,
      applicationName: 'killer',
      poolSize: 1,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
    let busy = true;
    const outcomes = { done: 0, refused: 0 };
    // A loop for each way to borrow a connection; `uncaughtException` would fail this test.
    const borrow = async (use: () => Promise<unknown>): Promise<void> => {
      while (busy) {
        try {
          await use();
          outcomes.done++;
        } catch (error) {
          expect(error).toBeInstanceOf(DatabaseUnavailable);
          outcomes.refused++;
        }
      }
    };
    const loops = [
      () => database.query('SELECT 1'),
      () => database.transaction((client) => client.query('SELECT 1')),
      () => database.transaction(() => delay(1)),
      () => database.records((prisma) => prisma.job.count()),
      () => database.bulkTransaction((client) => client.query('SELECT 1')),
    ].map(borrow);
    while (outcomes.refused < 100) {
      await killer.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'ended by the server%'",
      );
    }
    busy = false;
    await Promise.all(loops);
    await database.ping().catch(() => undefined);
    await expect(database.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
    expect(outcomes.done).toBeGreaterThan(0);
    await killer.close();
  });
});
