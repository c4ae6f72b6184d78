import { createPostgresBackend } from 'bullmq';

/** The part of BullMQ's connection and backend that remembers whether they got through. */
interface Remembering {
  readyPromise?: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

/**
 * BullMQ's PostgreSQL backend for processes that may start before their database. BullMQ 6.7 remembers the outcome of
 * its first connection for the life of the process, also when it failed; this one tries again at the next command.
 */
export const createPatientPostgresBackend: typeof createPostgresBackend = (...args) => {
  const backend = createPostgresBackend(...args);
  const { connection } = backend as unknown as { connection: Remembering };
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
