import { type Database, DatabaseUnavailable } from '@app/database';
import type { TcpProxy } from '../e2e/processes/tcp-proxy';
import { type DatabaseBehindNetwork, openDatabaseBehindNetwork } from '../setup/database-behind-network';
import { until } from '../setup/until';

/** Asks again until there is an answer. */
const untilSucceeds = (ask: () => Promise<unknown>, timeoutMs: number): Promise<unknown> =>
  until(
    () =>
      ask().then(
        () => true,
        () => false,
      ),
    { timeoutMs },
  );

// Times depend on what else the machine does at the moment; what is wrong with us is wrong every time.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('a database that hangs', () => {
  let behind: DatabaseBehindNetwork;
  let database: Database;
  let network: TcpProxy;
  const losses: string[] = [];

  beforeAll(async () => {
    behind = await openDatabaseBehindNetwork({
      poolSize: 2,
      timeoutMs: 5_000,
      pulse: true,
      onError: ({ message }) => losses.push(message),
    });
    ({ database, network } = behind);
    // Prisma loads when it is first used; on a busy machine that takes longer than an answer may.
    await untilSucceeds(() => database.records((prisma) => prisma.job.count()), 20_000);
  });
  afterAll(() => behind.remove());

  it('is told within a second to those who wait, and at once to those who come; it is there again when it answers', async () => {
    const statements = [
      () => database.query('SELECT 1'),
      () => database.transaction((client) => client.query('SELECT 1')),
      () => database.records((prisma) => prisma.job.count()),
      // Waits for a connection.
      () => database.query('SELECT 1'),
    ];
    network.heal();
    await untilSucceeds(() => database.ping(), 20_000);
    losses.length = 0;
    network.blackhole();
    const begun = performance.now();
    const waiting = await Promise.allSettled(statements.map((statement) => statement()));
    expect(performance.now() - begun).toBeLessThan(1_000);
    for (const outcome of waiting)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnavailable) });

    const asked = performance.now();
    const coming = [...statements, () => database.bulkTransaction(() => Promise.resolve())];
    for (const statement of coming) await expect(statement()).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(performance.now() - asked).toBeLessThan(100);
    expect(losses).toEqual(['The database does not answer']);

    network.heal();
    await untilSucceeds(() => database.ping(), 3_000);
    expect((await database.query('SELECT 1')).rowCount).toBe(1);
  });

  it('is not away because one statement is slow', async () => {
    const slow = database.query('SELECT pg_sleep(1.5)');
    expect((await slow).rowCount).toBe(1);
  });
});
