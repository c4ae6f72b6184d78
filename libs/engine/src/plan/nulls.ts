import { chance } from '../random/draw';
import type { FieldRandom } from '../random/field-random';
import type { Cell } from './column';

/** What `nullsOf` gives for a cell that is never null. */
export const NEVER = (): boolean => false;

/** Which rows are null: those without a value, a share of all, and those where the condition does not hold. */
export function nullsOf(
  { isMissing }: Cell,
  nullRate: number,
  random: () => FieldRandom,
  holds?: (row: number) => boolean,
): (row: number) => boolean {
  const reasons: ((row: number) => boolean)[] = [];
  if (nullRate > 0) {
    const nulls = random();
    reasons.push((row) => chance(nulls.cell(row), 0, nullRate));
  }
  if (holds !== undefined) reasons.push((row) => !holds(row));
  if (isMissing !== undefined) reasons.push(isMissing);
  const [first = NEVER, second, third] = reasons;
  if (second === undefined) return first;
  if (third === undefined) return (row) => first(row) || second(row);
  return (row) => first(row) || second(row) || third(row);
}
