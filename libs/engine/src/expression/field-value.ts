import { ByteWriter } from '../bytes/byte-writer';
import { asText } from '../plan/cell-text';
import type { Column } from '../plan/column';
import { remembered } from './remembered';
import { MAX_SAFE } from './numbers';
import type { TypedResult } from './value';

const INT4 = 2 ** 31;
/** Up to this many characters are put together faster here than by a decoder. */
const SHORT = 24;

/** The values of a column, as an expression takes them. `often` says that a row's value is asked for repeatedly. */
export function columnValue(column: Column, often: boolean): TypedResult {
  const result = readColumn(column);
  if (!often) return result;
  return { ...result, at: remembered<unknown>(result.at) } as TypedResult;
}

function readColumn(column: Column): TypedResult {
  switch (column.type) {
    case 'int4':
      return { type: 'number', scale: 0, bound: INT4, at: orNull(column, column.value) };
    case 'int8':
      return { type: 'number', scale: 0, bound: MAX_SAFE, at: orNull(column, column.value) };
    case 'numeric':
      return { type: 'number', scale: column.scale, bound: MAX_SAFE, at: orNull(column, column.unscaled) };
    case 'float8':
      return { type: 'number', scale: undefined, bound: Number.MAX_VALUE, at: orNull(column, column.value) };
    case 'bool': {
      const { value } = column;
      return { type: 'boolean', at: orNull(column, (row) => (value(row) ? 1 : 0)) };
    }
    case 'date':
      return { type: 'date', at: orNull(column, column.days) };
    case 'timestamptz':
      return { type: 'timestamp', at: orNull(column, column.milliseconds) };
    case 'text':
    case 'uuid':
    case 'jsonb':
      return readText(column);
  }
}

function orNull({ nullable, isNull }: Column, value: (row: number) => number): (row: number) => number {
  return nullable ? (row) => (isNull(row) ? NaN : value(row)) : value;
}

function readText(column: Column): TypedResult {
  const { maxBytes, write } = asText(column);
  const { nullable, isNull } = column;
  // Room is made when a row is asked for: a plan that is refused for its size should not cost its size.
  const out = new ByteWriter(0);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const at = (row: number): string | null => {
    if (nullable && isNull(row)) return null;
    out.pos = 0;
    out.ensure(maxBytes);
    write(row, out);
    return decoded(out.bytes, out.pos, decoder);
  };
  return { type: 'text', maxBytes, at };
}

function decoded(bytes: Uint8Array, length: number, decoder: InstanceType<typeof TextDecoder>): string {
  if (length <= SHORT) {
    let text = '';
    let i = 0;
    for (; i < length; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) break;
      text += String.fromCharCode(byte);
    }
    if (i === length) return text;
  }
  return decoder.decode(bytes.subarray(0, length));
}
