import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { translateDatabaseError } from './database.errors';
import { destroyConnection } from './destroy-connection';
import { createPool, poolUse, type PoolUse } from './pools';
import { DatabasePulse } from './pulse';
import { PrismaClient } from './prisma-client/client';

export interface DatabaseOptions {
  url: string;
  applicationName: string;
  /** Connections for short statements. */
  poolSize: number;
  /** Connections for COPY and long reads; so a long export never makes a lease wait for a connection. */
  bulkPoolSize: number;
  /** Milliseconds that a short statement, or the wait for a connection, may take. */
  timeoutMs: number;
  /**
   * Notice within a second that the database hangs, and tell everybody who waits for a short statement. For processes
   * whose clients wait; default false.
   */
  pulse?: boolean;
  /** Told of connections that broke while idle, which are replaced, and of a database that does not answer. */
  onError?: (error: Error) => void;
}

/** Anything that runs a statement: the pool, or the client of a transaction. */
export interface Queryable {
  query<R extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<R>>;
}

/** Milliseconds that connections get to say good-bye. */
const CLOSE_MS = 3_000;

/**
 * The one way to PostgreSQL: Prisma for records, SQL for statements that must be one, and connections of their
 * own for bulk streams. Every method throws DatabaseUnavailable when the database is out of reach.
 */
export class Database implements Queryable {
  private readonly prisma: PrismaClient;
  private readonly pool: Pool;
  private readonly bulkPool: Pool;
  private readonly pulse: DatabasePulse | undefined;

  constructor(private readonly options: DatabaseOptions) {
    const onError = options.onError ?? (() => undefined);
    const pooled = { url: options.url, connectTimeoutMs: options.timeoutMs, onError };
    this.pool = createPool({
      ...pooled,
      applicationName: options.applicationName,
      max: options.poolSize,
      timeoutMs: options.timeoutMs,
    });
    this.bulkPool = createPool({
      ...pooled,
      applicationName: `${options.applicationName} bulk`,
      max: options.bulkPoolSize,
      timeoutMs: 0,
    });
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
    this.pulse = options.pulse === true ? new DatabasePulse(options.url, onError) : undefined;
  }

  get url(): string {
    return this.options.url;
  }

  /** How its connections are used at this moment. */
  get pools(): PoolUse[] {
    return [poolUse('short', this.pool), poolUse('bulk', this.bulkPool)];
  }

  async query<R extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<R>> {
    try {
      return await this.short(() => this.pool.query<R>(statement, values));
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Reads or writes records through Prisma. */
  async records<T>(work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
    try {
      return await this.short(() => work(this.prisma));
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Runs `work` in a transaction on one short-statement connection. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.short(() => inTransaction(this.pool, { begin: 'BEGIN', onFailure: 'rollback' }, work));
  }

  /**
   * Runs `work` in a transaction on a bulk connection, without a statement timeout.
   * `snapshot` gives it one unchanging, read-only view of the database. `signal` breaks the connection: without a
   * timeout, nothing else ends the wait for a peer that has vanished.
   */
  async bulkTransaction<T>(
    work: (client: PoolClient) => Promise<T>,
    { snapshot = false, signal }: { snapshot?: boolean; signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    this.pulse?.assertAlive();
    const begin = snapshot ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
    // A connection in the middle of a COPY cannot be asked to roll back; closing it does the same.
    return inTransaction(this.bulkPool, { begin, onFailure: 'disconnect', signal }, work);
  }

  async ping(): Promise<void> {
    await this.query('SELECT 1');
  }

  async close(): Promise<void> {
    this.pulse?.close();
    // A connection whose peer has vanished would let us wait for minutes.
    const closed = this.prisma.$disconnect().then(() => Promise.all([this.pool.end(), this.bulkPool.end()]));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
    await Promise.race([closed, late]).finally(() => clearTimeout(timer));
  }

  private short<T>(work: () => Promise<T>): Promise<T> {
    return this.pulse === undefined ? work() : this.pulse.during(work);
  }
}

async function inTransaction<T>(
  pool: Pool,
  {
    begin,
    onFailure,
    signal,
  }: { begin: string; onFailure: 'rollback' | 'disconnect'; signal?: AbortSignal | undefined },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw translateDatabaseError(error);
  }
  const disconnect = (): void => destroyConnection(client);
  signal?.addEventListener('abort', disconnect, { once: true });
  let broken = false;
  try {
    signal?.throwIfAborted();
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = onFailure === 'disconnect' || !(await rollBack(client));
    if (signal?.aborted === true) throw signal.reason;
    throw translateDatabaseError(error);
  } finally {
    signal?.removeEventListener('abort', disconnect);
    client.release(broken);
  }
}

/** @returns whether the connection may be used again */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
