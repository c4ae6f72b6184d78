import type { PoolClient } from '@app/database';
import { compileSelection } from './compile-selection';
import { readColumns } from './dataset-columns';
import { READ_IN_ORDER } from './dataset-snapshot';
import type { Selection } from './selection';

/** Digits that the largest value of a `numeric` column has, and the longest one behind the point. */
export interface DecimalShape {
  precision: number;
  scale: number;
}

/**
 * How many digits the numbers of a selection have, by the name of the column: PostgreSQL keeps as many as there are,
 * and only the rows tell. Columns with a NaN or an infinity have no shape. Reads all of the rows, within the snapshot of
 * the caller. @throws InvalidSelection
 */
export async function decimalShapes(
  client: PoolClient,
  selection: Selection,
): Promise<Map<string, DecimalShape>> {
  const { columns, query } = compileSelection(selection, await readColumns(client, selection.recordType));
  const numbers = columns.flatMap(({ name, type }, i) =>
    type === 'numeric' ? [{ name, column: `c${i}` }] : [],
  );
  if (numbers.length === 0) return new Map();
  // PostgreSQL sorts NaN and the infinity behind all numbers.
  const facts = numbers.map(
    ({ column }) =>
      `max(scale(${column})) AS "${column}_scale", max(abs(trunc(${column})))::text AS "${column}_whole"`,
  );
  await client.query(READ_IN_ORDER);
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const { rows } = await client.query<Record<string, string | number | null>>(
    `SELECT ${facts.join(', ')} FROM (${query}) AS selected(${names})`,
  );
  const shapes = new Map<string, DecimalShape>();
  for (const { name, column } of numbers) {
    const scale = Number(rows[0]?.[`${column}_scale`] ?? 0);
    const whole = String(rows[0]?.[`${column}_whole`] ?? '0');
    if (!/^\d+$/.test(whole)) continue;
    shapes.set(name, { precision: Math.max(1, (whole === '0' ? 0 : whole.length) + scale), scale });
  }
  return shapes;
}
