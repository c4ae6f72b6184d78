import { createHmac } from 'node:crypto';
import type { Column, ColumnType } from '@app/engine';
import { fieldWriter, writeFieldBytes, type FieldReplacement } from '@app/formats';

/** What stands in the place of a text. */
const REDACTED = Buffer.from('[redacted]');

/** 64 hexadecimal digits for each value; a null stays one. */
export function hashReplacement(key: Buffer): FieldReplacement {
  return {
    type: 'text',
    write: (text, out) =>
      writeFieldBytes(text === null ? null : Buffer.from(digestOf(text, key).toString('hex'), 'latin1'), out),
  };
}

/** Says not even whether there was a value. */
export function redactReplacement(type: ColumnType): FieldReplacement {
  const value = type === 'text' ? REDACTED : null;
  return { type, write: (_, out) => writeFieldBytes(value, out) };
}

/** The value of the column in the row that the keyed hash of the original names; a null stays one. */
export function syntheticReplacement(column: Column, key: Buffer): FieldReplacement {
  const write = fieldWriter(column);
  return {
    type: column.type,
    write: (text, out) => {
      // 48 bits: as many rows as a synthetic column has.
      if (text === null) writeFieldBytes(null, out);
      else write(digestOf(text, key).readUIntBE(0, 6), out);
    },
  };
}

function digestOf(text: Uint8Array, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
