import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { from } from 'pg-copy-streams';
import { Database, DatabaseUnavailable, type PoolClient } from '@app/database';
import type { TcpProxy } from '../e2e/processes/tcp-proxy';
import { createTestDatabase, type TestDatabase } from '../setup/database';
import { type DatabaseBehindNetwork, openDatabaseBehindNetwork } from '../setup/database-behind-network';

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

describe('bulk connections whose peer has vanished', () => {
  const SILENCE_MS = 800;
  let behind: DatabaseBehindNetwork;
  let database: Database;
  let network: TcpProxy;

  beforeAll(async () => {
    behind = await openDatabaseBehindNetwork({ poolSize: 2, timeoutMs: 1_000, bulkSilenceMs: SILENCE_MS });
    ({ database, network } = behind);
  });
  afterAll(() => behind.remove());
  const answer = (): Promise<unknown> =>
    database.bulkTransaction(async (client) => (await client.query('SELECT 1 AS one')).rows);

  it('are ended when they are to be used again', async () => {
    await answer();
    network.halfOpen();
    await expect(answer()).rejects.toThrow(DatabaseUnavailable);
    expect(await answer()).toEqual([{ one: 1 }]);
  });

  it.each(['SELECT 1', 'COPY copied FROM STDIN'])(
    'are ended in the middle of their work: %s',
    async (statement) => {
      await database.query('CREATE TABLE IF NOT EXISTS copied (line text)');
      const work = database.bulkTransaction(async (client) => {
        await client.query('SELECT 1');
        network.halfOpen();
        const vanished = statement.startsWith('COPY') ? copyInto(client, statement) : client.query(statement);
        await vanished;
      });
      await expect(work).rejects.toThrow(DatabaseUnavailable);
      expect(await answer()).toEqual([{ one: 1 }]);
    },
  );

  it('are kept while the server works, and while nothing is asked of it', async () => {
    const work = database.bulkTransaction(async (client) => {
      await client.query(`SELECT pg_sleep(${(SILENCE_MS * 3) / 1_000})`);
      await delay(SILENCE_MS * 3);
      return (await client.query('SELECT 1 AS one')).rows;
    });
    await expect(work).resolves.toEqual([{ one: 1 }]);
  });
});

async function copyInto(client: PoolClient, statement: string): Promise<void> {
  await pipeline(Readable.from(['a line\n']), client.query(from(statement)));
}
