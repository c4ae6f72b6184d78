import type { Cell } from '../plan/column';
import { stepsOf } from '../plan/steps';

/** The cell whose value in a row is that of `cell` in `rowOf(row)`. */
export function rowsThrough(cell: Cell, rowOf: (row: number) => number): Cell {
  const steps = stepsOf(cell) + 1;
  switch (cell.type) {
    case 'text': {
      const { type, maxBytes, plain, write } = cell;
      return { type, steps, maxBytes, plain, write: (row, out) => write(rowOf(row), out) };
    }
    case 'jsonb': {
      const { type, maxBytes, write } = cell;
      return { type, steps, maxBytes, write: (row, out) => write(rowOf(row), out) };
    }
    case 'int4':
    case 'int8': {
      const { type, value } = cell;
      return { type, steps, value: (row) => value(rowOf(row)) };
    }
    case 'float8': {
      const { type, value } = cell;
      return { type, steps, value: (row) => value(rowOf(row)) };
    }
    case 'numeric': {
      const { type, scale, unscaled } = cell;
      return { type, steps, scale, unscaled: (row) => unscaled(rowOf(row)) };
    }
    case 'bool': {
      const { type, value } = cell;
      return { type, steps, value: (row) => value(rowOf(row)) };
    }
    case 'timestamptz': {
      const { type, milliseconds } = cell;
      return { type, steps, milliseconds: (row) => milliseconds(rowOf(row)) };
    }
    case 'date': {
      const { type, days } = cell;
      return { type, steps, days: (row) => days(rowOf(row)) };
    }
    case 'uuid': {
      const { type, read } = cell;
      return { type, steps, read: (row, words) => read(rowOf(row), words) };
    }
  }
}
