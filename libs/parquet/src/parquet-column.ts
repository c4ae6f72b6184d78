import type { SchemaElement } from 'hyparquet';
import type { ColumnHead } from '@app/engine';

/** Decimals that hold every value of a `numeric` column. */
export interface DecimalShape {
  /** Digits in all, 1 to 38. */
  precision: number;
  /** Digits behind the point. */
  scale: number;
}

/** A column of a Parquet file to be written. */
export interface ParquetColumn extends ColumnHead {
  /** Of a `numeric` column; one without is written as text, since no decimal of Parquet could hold all its values. */
  decimal?: DecimalShape | undefined;
}

/** Digits of the largest decimal that readers of Parquet agree on. */
export const MAX_PRECISION = 38;

/** The key of the file's metadata that says which columns of text are numbers: `{"amount":"numeric"}`. */
export const COLUMN_TYPES_KEY = 'veogen.columnTypes';

/** The schema of a file with these columns; all of them may be null. */
export function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.map(elementOf)];
}

/** The logical type and, for older readers, the converted type that stands for the same. */
function elementOf(column: ParquetColumn): SchemaElement {
  const head = { name: column.name, repetition_type: 'OPTIONAL' } as const;
  switch (column.type) {
    case 'text':
      return { ...head, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'jsonb':
      // Without the converted type: with it the writer would parse every document and write it anew.
      return { ...head, type: 'BYTE_ARRAY', logical_type: { type: 'JSON' } };
    case 'int4':
      return { ...head, type: 'INT32' };
    case 'int8':
      return { ...head, type: 'INT64' };
    case 'float8':
      return { ...head, type: 'DOUBLE' };
    case 'bool':
      return { ...head, type: 'BOOLEAN' };
    case 'date':
      return { ...head, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'timestamptz':
      return {
        ...head,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MICROS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
      };
    case 'uuid':
      return { ...head, type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } };
    case 'numeric':
      return column.decimal === undefined
        ? elementOf({ ...column, type: 'text' })
        : decimalElement(head, column.decimal);
  }
}

/** The narrowest physical type that has room for the digits. */
function decimalElement(
  head: Pick<SchemaElement, 'name' | 'repetition_type'>,
  { precision, scale }: DecimalShape,
): SchemaElement {
  const decimal = {
    ...head,
    converted_type: 'DECIMAL',
    precision,
    scale,
    logical_type: { type: 'DECIMAL', precision, scale },
  } as const;
  if (precision <= 9) return { ...decimal, type: 'INT32' };
  if (precision <= 18) return { ...decimal, type: 'INT64' };
  return { ...decimal, type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 };
}
