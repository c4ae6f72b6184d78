import { AppError } from '@app/errors';

/** PostgreSQL cannot be reached or does not answer in time. */
export class DatabaseUnavailable extends AppError {
  readonly code = 'database_unavailable';
  override readonly retryable = true;
  override readonly outage = true;

  constructor(cause?: unknown) {
    super('The database cannot be reached or does not answer in time', { cause });
  }
}

/** A migration failed or the database is in a state that migrations must not touch. */
export class MigrationFailed extends AppError {
  readonly code = 'migration_failed';
}

const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '53300', // too_many_connections
  '57014', // query_canceled: our statement_timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25006', // read_only_sql_transaction: a failover is under way
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
]);

// node-postgres gives these no code.
const UNAVAILABLE_MESSAGE =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end on the pool)/;

/** Whether an error of pg or Prisma says that the database is out of reach, not that the statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  // By shape and not by class: errors of node:net are no instances of our Error inside a vm context, as in Jest.
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause, errors, meta } = error as Partial<AggregateError> & {
    code?: unknown;
    meta?: { driverAdapterError?: unknown };
  };
  if (typeof code === 'string' && (UNAVAILABLE_CODES.has(code) || code.startsWith('08'))) return true;
  if (Array.isArray(errors) && errors.some(isUnavailable)) return true;
  // Prisma keeps the driver's error there, under a code of its own that may mean anything (P2039).
  return (
    UNAVAILABLE_MESSAGE.test(message ?? '') || isUnavailable(cause) || isUnavailable(meta?.driverAdapterError)
  );
}

/** Turns "out of reach" into our own error and leaves every other one as it is. */
export function translateDatabaseError(error: unknown): unknown {
  return isUnavailable(error) && !(error instanceof DatabaseUnavailable)
    ? new DatabaseUnavailable(error)
    : error;
}
