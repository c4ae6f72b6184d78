import { Database, type DatabaseOptions } from '@app/database';
import { TcpProxy } from '../e2e/processes/tcp-proxy';
import { createTestDatabase } from './database';

/** A database with a network before it, which a test may break. */
export interface DatabaseBehindNetwork {
  readonly database: Database;
  readonly network: TcpProxy;
  /** Mends the network, and removes everything. */
  remove(): Promise<void>;
}

/** @param options of the connections; default: one of each kind */
export async function openDatabaseBehindNetwork(
  options: Pick<DatabaseOptions, 'timeoutMs'> & Partial<DatabaseOptions>,
): Promise<DatabaseBehindNetwork> {
  const testDatabase = await createTestDatabase();
  const network = await TcpProxy.start(testDatabase.url);
  const database = new Database({
    url: network.through(testDatabase.url),
    applicationName: 'behind a network',
    poolSize: 1,
    bulkPoolSize: 1,
    ...options,
  });
  return {
    database,
    network,
    remove: async () => {
      network.heal();
      await database.close();
      await network.close();
      await testDatabase.drop();
    },
  };
}
