import {
  JSONB_VERSION,
  NUMERIC_INFINITY,
  NUMERIC_MINUS_INFINITY,
  NUMERIC_NAN,
  POSTGRES_EPOCH_DAYS,
  POSTGRES_EPOCH_MS,
  readDecimal,
  writeDecimal,
} from '@app/formats';
import { ByteWriter } from '@app/engine';
import { NotInParquet } from '../parquet.errors';
import type { ParquetColumn } from '../parquet-column';

/** A value as the writer takes it for the type of its column. */
export type ParquetValue = number | bigint | boolean | string | Uint8Array;

/** Reads the value of `length` bytes at `pos` of a COPY BINARY stream; nothing of the stream is kept. */
export type ReadValue = (bytes: Buffer, pos: number, length: number) => ParquetValue;

const MAX_INT32 = 0x7fffffff;
const MIN_INT32 = -0x80000000;
const MAX_INT64 = 0x7fffffffffffffffn;
const MIN_INT64 = -0x8000000000000000n;
const POSTGRES_EPOCH_US = BigInt(POSTGRES_EPOCH_MS) * 1000n;

/** The reader for values of a column. */
export function valueReader({ name, type, decimal }: ParquetColumn): ReadValue {
  switch (type) {
    case 'text':
      return (bytes, pos, length) => bytes.toString('utf8', pos, pos + length);
    case 'jsonb':
      return (bytes, pos, length) => {
        if (bytes[pos] !== JSONB_VERSION) throw new Error('A jsonb value has an unknown version.');
        return Uint8Array.prototype.slice.call(bytes, pos + 1, pos + length);
      };
    case 'int4':
      return (bytes, pos) => bytes.readInt32BE(pos);
    case 'int8':
      return (bytes, pos) => bytes.readBigInt64BE(pos);
    case 'float8':
      return (bytes, pos) => bytes.readDoubleBE(pos);
    case 'bool':
      return (bytes, pos) => bytes[pos] !== 0;
    case 'date':
      return (bytes, pos) => {
        const days = bytes.readInt32BE(pos);
        if (days === MAX_INT32) throw new NotInParquet(name, 'infinity');
        if (days === MIN_INT32) throw new NotInParquet(name, '-infinity');
        return days + POSTGRES_EPOCH_DAYS;
      };
    case 'timestamptz':
      return (bytes, pos) => {
        const micros = bytes.readBigInt64BE(pos);
        if (micros === MAX_INT64) throw new NotInParquet(name, 'infinity');
        if (micros === MIN_INT64) throw new NotInParquet(name, '-infinity');
        // PostgreSQL counts from 2000 and Parquet from 1970: the last 30 years of its calendar do not fit.
        if (micros > MAX_INT64 - POSTGRES_EPOCH_US)
          throw new NotInParquet(name, 'a time after the year 294246');
        return micros + POSTGRES_EPOCH_US;
      };
    case 'uuid':
      return (bytes, pos) => Uint8Array.prototype.slice.call(bytes, pos, pos + 16);
    case 'numeric':
      return decimal === undefined
        ? numericText()
        : (bytes, pos, length) => readDecimal(viewOf(bytes), pos, length, decimal.scale);
  }
}

/** Numbers of any size, and those that are none, by the names that PostgreSQL has for them. */
function numericText(): ReadValue {
  const out = new ByteWriter(256);
  const utf8 = new TextDecoder();
  return (bytes, pos, length) => {
    switch (bytes.readUInt16BE(pos + 4)) {
      case NUMERIC_NAN:
        return 'NaN';
      case NUMERIC_INFINITY:
        return 'Infinity';
      case NUMERIC_MINUS_INFINITY:
        return '-Infinity';
    }
    out.pos = 0;
    writeDecimal(viewOf(bytes), pos, length, out);
    return utf8.decode(out.bytes.subarray(0, out.pos));
  };
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
