import type { Cell, Column } from './column';
import type { ReadField } from './read-field';

/**
 * Most elementary steps that a row may cost, a step being about the work of an addition or of 64 bytes of text.
 * Schemas are small, but fields that use each other many times would multiply their work with every level.
 */
const MAX_ROW_STEPS = 200_000;
const BYTES_PER_STEP = 64;

/** Steps of a cell beside those of the fields it is computed from. */
export function stepsOf(cell: Cell): number {
  const bytes = cell.type === 'text' || cell.type === 'jsonb' ? cell.maxBytes : 0;
  return cell.steps ?? 1 + Math.ceil(bytes / BYTES_PER_STEP);
}

/** `field` as it is, with the sum of the steps that reading what it gave can cost. */
export function countSteps(field: (name: string) => Column): {
  field: (name: string) => Column;
  steps: () => number;
} {
  let sum = 0;
  return {
    field: (name) => {
      const column = field(name);
      sum += column.remembersRow === true ? 1 : stepsOf(column);
      return column;
    },
    steps: () => sum,
  };
}

/** Refuses the field with which a row becomes too much work. */
export function checkSteps(columns: readonly Column[], fields: readonly ReadField[]): void {
  let sum = 0;
  columns.forEach((column, i) => {
    const before = sum;
    sum += stepsOf(column);
    if (before > MAX_ROW_STEPS || sum <= MAX_ROW_STEPS) return;
    const message = `with it a row can take ${sum} steps to compute, but ${MAX_ROW_STEPS} is the limit`;
    fields[i]!.report('', 'too_much_work', message);
  });
}
