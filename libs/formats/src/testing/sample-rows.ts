import { fieldTypes, type Column, type ColumnHead, type FieldSpec } from '@app/engine';

const encoder = new TextEncoder();

/** A value as a test writes it: UUIDs as four words, moments in milliseconds, days since 1970, decimals unscaled. */
export type SampleValue = string | number | boolean | readonly number[] | null;

/** For the tests of this lib: a column whose values are those of a list. */
export function columnOf(head: ColumnHead, values: readonly SampleValue[], scale = 2): Column {
  const at = (row: number): never => values[row] as never;
  const bytes = values.map((value) => encoder.encode(typeof value === 'string' ? value : ''));
  const write: Extract<Column, { type: 'text' }>['write'] = (row, out) => out.append(bytes[row]!);
  const maxBytes = bytes.reduce((max, { length }) => Math.max(max, length), 0);
  const common = {
    name: head.name,
    nullable: values.includes(null),
    isNull: (row: number) => values[row] === null,
  };
  switch (head.type) {
    case 'text':
      return { ...common, type: 'text', maxBytes, plain: false, write };
    case 'jsonb':
      return { ...common, type: 'jsonb', maxBytes, write };
    case 'int4':
    case 'int8':
    case 'float8':
      return { ...common, type: head.type, value: at };
    case 'numeric':
      return { ...common, type: 'numeric', scale, unscaled: at };
    case 'bool':
      return { ...common, type: 'bool', value: at };
    case 'timestamptz':
      return { ...common, type: 'timestamptz', milliseconds: at };
    case 'date':
      return { ...common, type: 'date', days: at };
    case 'uuid':
      return { ...common, type: 'uuid', read: (row, words) => words.set(values[row] as readonly number[]) };
  }
}

export function concat(parts: Iterable<Uint8Array>): Uint8Array {
  return Buffer.concat([...parts]);
}

export function textOf(parts: Iterable<Uint8Array>): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(concat(parts));
}

/**
 * A record with a field of every type, and with the fields that some of them take values from. Without references: they
 * need another record type, and have the values of one of its fields.
 */
export function everyFieldType(): FieldSpec[] {
  const examples = fieldTypes()
    .filter(({ name }) => name !== 'reference')
    .flatMap(({ example, companions = [] }) => [...companions, example]);
  return [...new Map(examples.map((field) => [field.name, field])).values()];
}
