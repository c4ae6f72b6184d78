import { COLUMN_TYPES, type ColumnType } from '@app/engine';
import type { Queryable } from '@app/database';
import type { DatasetSchemaName } from './dataset-table';
import { DatasetSchemaConflict } from './datasets.errors';

/** A column of a dataset's table. */
export interface DatasetColumn {
  name: string;
  type: ColumnType;
  /** Whether our formats cannot read its PostgreSQL type in binary, so that it is read as text. */
  readAsText: boolean;
}

// What the catalogue calls the types that we write.
const CATALOGUE_NAMES: Readonly<Record<string, ColumnType>> = Object.fromEntries(
  COLUMN_TYPES.map((type) => [type, type]),
);

/**
 * The columns as they are now. The table is asked, not our record of it: users may have added columns of their
 * own, and those are exported too.
 */
export async function readColumns(
  client: Queryable,
  table: string,
  schema: DatasetSchemaName = 'datasets',
): Promise<DatasetColumn[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attribute.attname AS name, type.typname AS type
     FROM pg_attribute AS attribute
     JOIN pg_class AS class ON class.oid = attribute.attrelid
     JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
     JOIN pg_type AS type ON type.oid = attribute.atttypid
     WHERE namespace.nspname = $1 AND class.relname = $2 AND attribute.attnum > 0 AND NOT attribute.attisdropped
     ORDER BY attribute.attnum`,
    [schema, table],
  );
  return rows.map(({ name, type }) => {
    const known = CATALOGUE_NAMES[type];
    return { name, type: known ?? 'text', readAsText: known === undefined };
  });
}

/**
 * The columns that rows of a dataset are written into: those of its fields, with the types that they have in the table.
 * @throws DatasetSchemaConflict when a column is gone or of a type that is not ours
 */
export async function columnsOfFields(
  client: Queryable,
  { recordType, fields }: { recordType: string; fields: readonly { name: string }[] },
): Promise<DatasetColumn[]> {
  const columns = new Map((await readColumns(client, recordType)).map((column) => [column.name, column]));
  return fields.map(({ name }) => {
    const column = columns.get(name);
    if (column === undefined || column.readAsText) throw new DatasetSchemaConflict(recordType);
    return column;
  });
}
