import type { PoolClient } from '@app/database';
import type { TableFigures } from '../manifest';
import { quoted, type Table } from './locked-snapshot';

/** Everything that decides how PostgreSQL writes a value as text. */
const AS_TEXT = `
  SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL jit = off`;

/**
 * How many rows tables have, and a checksum of what is in them: the sum of a 64-bit hash of each row's text. It is one
 * pass without sorting, on the server. A value or a row that is lost, doubled or changed shows with all but certainty;
 * it is against mistakes and not against forgery, which the encryption of a backup prevents.
 */
export async function measureTables(
  client: Pick<PoolClient, 'query'>,
  tables: readonly Table[],
): Promise<TableFigures[]> {
  await client.query(AS_TEXT);
  const figures: TableFigures[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ rows: string; checksum: string }>(
      `SELECT count(*)::text AS rows, coalesce(sum(hashtextextended(_veogen_row::text, 0)), 0)::text AS checksum
       FROM ONLY ${quoted(table)} AS _veogen_row`,
    );
    const [{ rows: count, checksum } = { rows: '0', checksum: '0' }] = rows;
    figures.push({ ...table, rows: Number(count), checksum });
  }
  return figures;
}

/** What is different between two measurements, in words; empty when nothing is. */
export function differences(before: readonly TableFigures[], after: readonly TableFigures[]): string[] {
  const found = new Map(after.map((table) => [quoted(table), table]));
  const changed = before.flatMap((table) => {
    const name = quoted(table);
    const other = found.get(name);
    found.delete(name);
    if (other === undefined) return [`${name} is missing`];
    if (other.rows !== table.rows) return [`${name} has ${other.rows} rows instead of ${table.rows}`];
    return other.checksum === table.checksum ? [] : [`${name} has other contents`];
  });
  return [...changed, ...[...found.keys()].map((name) => `${name} was not in the backup`)];
}
