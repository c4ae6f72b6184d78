import { writeAscii, type ByteWriter, type ColumnType } from '@app/engine';
import {
  JSONB_VERSION,
  NUMERIC_INFINITY,
  NUMERIC_MINUS_INFINITY,
  NUMERIC_NAN,
  POSTGRES_EPOCH_DAYS,
  POSTGRES_EPOCH_MS,
} from '../copy-binary/wire-format';
import { CopyStreamInvalid } from '../formats.errors';
import { numericTextBytes, writeWireNumeric } from './wire-numeric';
import type { TextLayout } from './text-layout';
import { MAX_SCALAR_BYTES, type ValueWriter } from './value-writer';

/** Writes the value of `length` bytes at `pos`; makes room for it itself. */
export type WireValueWriter = (
  view: DataView<ArrayBufferLike>,
  bytes: Uint8Array,
  pos: number,
  length: number,
  out: ByteWriter,
) => void;

const TWO_POW_32 = 4294967296;
const MAX_INT32 = 0x7fffffff;
const MIN_INT32 = -0x80000000;
/** Up to this high word an int64 is an integer that JavaScript holds exactly. */
const SAFE_HIGH = 0x1fffff;
/** From this length on a native copy is worth its call. */
const LONG_COPY = 64;

/** The writer for values of one column, as they stand in a COPY BINARY stream. */
export function wireValueWriter(
  name: string,
  type: ColumnType,
  layout: TextLayout,
  values: ValueWriter,
): WireValueWriter {
  const write = writerFor(type, layout, values);
  const expected = FIXED_LENGTHS[type];
  if (expected === undefined) return write;
  return (view, bytes, pos, length, out) => {
    if (length !== expected) {
      throw new CopyStreamInvalid(`Column ${name} has a value of ${length} bytes; ${type} has ${expected}.`);
    }
    out.ensure(MAX_SCALAR_BYTES);
    write(view, bytes, pos, length, out);
  };
}

const FIXED_LENGTHS: Partial<Record<ColumnType, number>> = {
  int4: 4,
  int8: 8,
  float8: 8,
  bool: 1,
  timestamptz: 8,
  date: 4,
  uuid: 16,
};

function writerFor(type: ColumnType, layout: TextLayout, values: ValueWriter): WireValueWriter {
  switch (type) {
    case 'text':
      return (_, bytes, pos, length, out) => {
        out.ensure(2 + layout.escapedBytes(length));
        const start = out.pos;
        copy(bytes, pos, length, out);
        values.endText(out, start);
      };
    case 'jsonb':
      return (view, bytes, pos, length, out) => {
        if (length < 1 || view.getUint8(pos) !== JSONB_VERSION) {
          throw new CopyStreamInvalid('A jsonb value has an unknown version.');
        }
        out.ensure(2 + layout.escapedBytes(length));
        const start = out.pos;
        copy(bytes, pos + 1, length - 1, out);
        values.endJson(out, start);
      };
    case 'int4':
      return (view, _, pos, __, out) => values.integer(out, view.getInt32(pos));
    case 'int8':
      return (view, _, pos, __, out) => writeInt64Text(view, pos, out, values);
    case 'float8':
      return (view, _, pos, __, out) => values.double(out, view.getFloat64(pos));
    case 'numeric':
      return (view, _, pos, length, out) => {
        if (length < 8) throw new CopyStreamInvalid('A numeric value is too short.');
        const sign = view.getUint16(pos + 4);
        out.ensure(numericTextBytes(view, pos) + MAX_SCALAR_BYTES);
        if (sign === NUMERIC_NAN) values.notFinite(out, 'NaN');
        else if (sign === NUMERIC_INFINITY) values.notFinite(out, 'Infinity');
        else if (sign === NUMERIC_MINUS_INFINITY) values.notFinite(out, '-Infinity');
        else writeWireNumeric(view, pos, length, out);
      };
    case 'bool':
      return (view, _, pos, __, out) => values.boolean(out, view.getUint8(pos) !== 0);
    case 'timestamptz':
      return (view, _, pos, __, out) => writeWireTimestamp(view, pos, out, values);
    case 'date':
      return (view, _, pos, __, out) => {
        const days = view.getInt32(pos);
        if (days === MAX_INT32) values.infinity(out, 'infinity');
        else if (days === MIN_INT32) values.infinity(out, '-infinity');
        else values.date(out, days + POSTGRES_EPOCH_DAYS);
      };
    case 'uuid': {
      const words = new Int32Array(4);
      return (view, _, pos, __, out) => {
        for (let i = 0; i < 4; i++) words[i] = view.getInt32(pos + i * 4);
        values.uuid(out, words);
      };
    }
  }
}

function copy(bytes: Uint8Array, pos: number, length: number, out: ByteWriter): void {
  if (length >= LONG_COPY) return out.append(bytes.subarray(pos, pos + length));
  const target = out.bytes;
  let to = out.pos;
  for (const end = pos + length; pos < end; pos++) target[to++] = bytes[pos]!;
  out.pos = to;
}

function writeInt64Text(
  view: DataView<ArrayBufferLike>,
  pos: number,
  out: ByteWriter,
  values: ValueWriter,
): void {
  const high = view.getInt32(pos);
  if (high <= SAFE_HIGH && high >= -SAFE_HIGH) {
    values.integer(out, high * TWO_POW_32 + view.getUint32(pos + 4));
  } else {
    writeAscii(out, String(view.getBigInt64(pos)));
  }
}

/** Divides the 64-bit microseconds by 1000 in two steps, each exact in a double. */
function writeWireTimestamp(
  view: DataView<ArrayBufferLike>,
  pos: number,
  out: ByteWriter,
  values: ValueWriter,
): void {
  const high = view.getInt32(pos);
  const low = view.getUint32(pos + 4);
  if (high === MAX_INT32 && low === 0xffffffff) return values.infinity(out, 'infinity');
  if (high === MIN_INT32 && low === 0) return values.infinity(out, '-infinity');
  const upper = Math.floor(high / 1000);
  const rest = (high - upper * 1000) * TWO_POW_32 + low;
  const lower = Math.floor(rest / 1000);
  values.timestamp(out, upper * TWO_POW_32 + lower + POSTGRES_EPOCH_MS, rest - lower * 1000);
}
