import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { translateDatabaseError } from './database.errors';
import { destroyConnection } from './destroy-connection';
import { createPool, poolUse, type PoolUse } from './pools';
import { DatabasePulse } from './pulse';
import { PrismaClient } from './prisma-client/client';
import { SilentConnections } from './silent-connections';

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
  /** Milliseconds for which a bulk connection may be silent before its peer is looked for; default 20 seconds. */
  bulkSilenceMs?: number;
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

const FIND_WORKING = `
  SELECT pid FROM pg_stat_activity
  WHERE pid = ANY ($1) AND state = 'active' AND wait_event_type IS DISTINCT FROM 'Client'`;

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
  private readonly silent: SilentConnections;

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
    this.silent = new SilentConnections(async (pids) => {
      const { rows } = await this.query<{ pid: number }>(FIND_WORKING, [pids]);
      return new Set(rows.map(({ pid }) => pid));
    }, options.bulkSilenceMs);
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
    const begin = (client: PoolClient): Promise<unknown> => client.query('BEGIN');
    return this.short(() => inTransaction(this.pool, { begin, onFailure: 'rollback' }, work));
  }

  /**
   * Runs `work` in a transaction on a bulk connection, without a statement timeout. A connection whose peer has
   * vanished is ended after 20 to 30 seconds.
   * `snapshot` gives it one unchanging, read-only view of the database. `signal` breaks the connection.
   */
  async bulkTransaction<T>(
    work: (client: PoolClient) => Promise<T>,
    { snapshot = false, signal }: { snapshot?: boolean; signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    this.pulse?.assertAlive();
    let unwatch = (): void => undefined;
    const begin = async (client: PoolClient): Promise<void> => {
      unwatch = this.silent.watch(client, await this.beginBulk(client, snapshot));
    };
    // A connection in the middle of a COPY cannot be asked to roll back; closing it does the same.
    return inTransaction(this.bulkPool, { begin, onFailure: 'disconnect', signal }, work).finally(() =>
      unwatch(),
    );
  }

  /** The first word on a connection that may have died in the pool is bounded. @returns the server's process */
  private async beginBulk(client: PoolClient, snapshot: boolean): Promise<number> {
    const begin = snapshot ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
    const bounded = {
      text: `${begin}; SELECT pg_backend_pid() AS pid`,
      query_timeout: this.options.timeoutMs,
    };
    // Of two statements there are two results, which the types of node-postgres do not know.
    const [, own] = (await client.query(bounded)) as unknown as [unknown, QueryResult<{ pid: number }>];
    return own.rows[0]?.pid as number;
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

interface TransactionOptions {
  begin: (client: PoolClient) => Promise<unknown>;
  onFailure: 'rollback' | 'disconnect';
  signal?: AbortSignal | undefined;
}

async function inTransaction<T>(
  pool: Pool,
  { begin, onFailure, signal }: TransactionOptions,
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
    await begin(client);
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
