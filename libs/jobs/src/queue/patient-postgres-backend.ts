import { createPostgresBackend } from 'bullmq';
import type { Pool } from 'pg';

/** The part of BullMQ's connection and backend that remembers whether they got through. */
interface Remembering {
  readyPromise?: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

/**
 * BullMQ's PostgreSQL backend for processes that may start before their database. BullMQ 6.7 remembers the outcome of
 * its first connection for the life of the process, also when it failed; this one tries again at the next command. Nor
 * does the breaking of a borrowed connection end the process.
 */
export const createPatientPostgresBackend: typeof createPostgresBackend = (...args) => {
  const backend = createPostgresBackend(...args);
  const { connection } = backend as unknown as { connection: Remembering & { pool: Pool } };
  // Unheard, the breaking of a connection that BullMQ has just borrowed would end the process.
  connection.pool.on('connect', (client) => client.on('error', () => undefined));
  forgetFailures(connection);
  forgetFailures(backend as unknown as Remembering);
  return backend;
};

function forgetFailures(target: Remembering): void {
  const connect = target.waitUntilReady.bind(target);
  target.waitUntilReady = async () => {
    try {
      await connect();
    } catch (error) {
      target.readyPromise = undefined;
      throw error;
    }
  };
}
