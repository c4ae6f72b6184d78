import { chance } from '../random/draw';
import type { FieldRandom } from '../random/field-random';
import type { Column } from './column';

type Nulls = Pick<Column, 'nullable' | 'isNull'>;

/** The nulls of a column: the `gaps` that its type makes, and a share `rate` of all rows. */
export function withNulls(gaps: Column['isNull'] | undefined, rate: number, random: FieldRandom): Nulls {
  if (rate === 0) return { nullable: gaps !== undefined, isNull: gaps ?? (() => false) };
  const isDropped: Column['isNull'] = (row) => chance(random.cell(row), 0, rate);
  return { nullable: true, isNull: gaps ? (row) => gaps(row) || isDropped(row) : isDropped };
}
