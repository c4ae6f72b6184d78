import type { ByteWriter, Column, ColumnType } from '@app/engine';

/**
 * The functions of a column under names that do not depend on its type. Columns have many shapes, and a property
 * of an object of unknown shape is slow to find; slots all have one shape, and row loops run over slots.
 */
export interface ColumnSlot {
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly isNull: (row: number) => boolean;
  /** Text and JSON. */
  readonly write: (row: number, out: ByteWriter) => void;
  /** Whether {@link write} never writes anything that needs escaping. */
  readonly plain: boolean;
  /** Integers, doubles, unscaled decimals, milliseconds, days. */
  readonly number: (row: number) => number;
  /** Decimals of {@link number}. */
  readonly scale: number;
  readonly boolean: (row: number) => boolean;
  /** The four words of a UUID. */
  readonly read: (row: number, words: Int32Array) => void;
}

export function slotOf(column: Column): ColumnSlot {
  return {
    type: column.type,
    nullable: column.nullable,
    isNull: column.isNull,
    write: column.type === 'text' || column.type === 'jsonb' ? column.write : unused,
    plain: column.type === 'text' && column.plain,
    number: numberOf(column),
    scale: column.type === 'numeric' ? column.scale : 0,
    boolean: column.type === 'bool' ? column.value : unused,
    read: column.type === 'uuid' ? column.read : unused,
  };
}

function numberOf(column: Column): (row: number) => number {
  switch (column.type) {
    case 'int4':
    case 'int8':
    case 'float8':
      return column.value;
    case 'numeric':
      return column.unscaled;
    case 'timestamptz':
      return column.milliseconds;
    case 'date':
      return column.days;
    default:
      return unused;
  }
}

function unused(): never {
  throw new Error('A column was asked for a value of another type.');
}
