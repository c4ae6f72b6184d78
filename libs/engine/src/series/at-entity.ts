import type { Column } from '../plan/column';
import type { Timeline } from './timeline';

/** `column` with the value that its row number `entity` has, in all rows of that entity. */
export function atEntity(column: Column, timeline: Timeline): Column {
  const { name, nullable, isMissing } = column;
  const at = <T>(of: (entity: number) => T) => {
    return (row: number): T => of(timeline.entity(row));
  };
  const head = {
    ...{ name, nullable, isNull: at(column.isNull) },
    ...(isMissing && { isMissing: at(isMissing) }),
  };
  switch (column.type) {
    case 'text':
    case 'jsonb': {
      const { write } = column;
      return { ...column, ...head, write: (row, out) => write(timeline.entity(row), out) };
    }
    case 'uuid': {
      const { read } = column;
      return { ...column, ...head, read: (row, words) => read(timeline.entity(row), words) };
    }
    case 'numeric':
      return { ...column, ...head, unscaled: at(column.unscaled) };
    case 'timestamptz':
      return { ...column, ...head, milliseconds: at(column.milliseconds) };
    case 'date':
      return { ...column, ...head, days: at(column.days) };
    case 'bool':
      return { ...column, ...head, value: at(column.value) };
    case 'int4':
    case 'int8':
    case 'float8':
      return { ...column, ...head, value: at(column.value) };
  }
}
