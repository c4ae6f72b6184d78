import { Pool, types, type PoolConfig } from 'pg';
import { activeTracer } from '@app/observability';
import { createTracedPool } from './traced-pool';

/**
 * int8 as a number: our counts and row numbers stay below 2^53, which the limits on `count` guarantee.
 * Everything else keeps node-postgres' defaults.
 */
const INT8 = 20;
const parseInt8 = (value: string): number => Number(value);
const typeParsers: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? parseInt8
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

export interface PoolOptions {
  url: string;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  max: number;
  /** Milliseconds; bounds the wait for a connection and each statement. 0: statements may run for ever. */
  timeoutMs: number;
  /** Milliseconds to wait for a connection. */
  connectTimeoutMs: number;
  onError: (error: Error) => void;
}

/** A pool whose sessions speak UTC and notice a dead peer. */
export function createPool(options: PoolOptions): Pool {
  const config: PoolConfig = {
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.max,
    connectionTimeoutMillis: options.connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    types: typeParsers,
    options: '-c TimeZone=UTC -c datestyle=ISO',
    ...(options.timeoutMs > 0 && {
      statement_timeout: options.timeoutMs,
      // The client's own bound, for a peer that vanished: the server's cannot fire there.
      query_timeout: options.timeoutMs + 1_000,
    }),
  };
  const pool = activeTracer() === undefined ? new Pool(config) : createTracedPool(config);
  pool.on('error', options.onError);
  // A checked-out connection that breaks emits `error`, also between two statements or before its borrower has heard
  // of it; unheard, that would end the process. The borrower learns of it from the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The connections of a pool at this moment. */
export interface PoolUse {
  /** `short` for statements of a moment, `bulk` for COPY and snapshots. */
  pool: string;
  /** Open connections. */
  total: number;
  /** Open connections that nobody uses. */
  idle: number;
  /** Callers that wait for a connection. */
  waiting: number;
  /** Connections that it may open. */
  max: number;
}

export function poolUse(name: string, pool: Pool): PoolUse {
  const { totalCount, idleCount, waitingCount, options } = pool;
  return { pool: name, total: totalCount, idle: idleCount, waiting: waitingCount, max: options.max };
}
