import type { SchemaElement } from 'hyparquet';
import * as engine from '@app/engine';
import type { ByteWriter, ColumnType } from '@app/engine';
import { escapeJson, isStorableJson } from '@app/formats';
import { ParquetUnsupported } from '../parquet.errors';

// Taken out of the module once: what a door re-exports is looked up through a getter at every use otherwise.
const { writeAscii, writeDate, writeDouble, writeTimestamp, writeUuid } = engine;

/** A column of a Parquet file as a column of a dataset. */
export interface SourceColumn {
  name: string;
  type: ColumnType;
  /** Writes a value that is not null, as it is read from the file, as JSON. */
  write: WriteJson;
}

type WriteJson = (value: unknown, out: ByteWriter) => void;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
/** In front of what claims to be JSON and is none: so that the record is not read as something else. */
const NOT_JSON = 33;
const SCALAR_ROOM = 64;
/** Milliseconds and days that `Date` can hold. */
const MAX_TIME = 8_640_000_000_000_000n;
const MAX_DAYS = 100_000_000;

/** What the values of a column are here. @throws ParquetUnsupported */
export function sourceColumn(element: SchemaElement, isNumber: boolean): SourceColumn {
  const { name } = element;
  const [type, write] = readingOf(element, isNumber);
  return { name, type, write };
}

function readingOf(element: SchemaElement, isNumber: boolean): [ColumnType, WriteJson] {
  const { type, converted_type: converted, logical_type: logical, type_length: length } = element;
  const kind = logical?.type;
  if (element.num_children !== undefined && element.num_children > 0)
    throw unsupported(
      element,
      'has columns of its own (a list, a map or a struct); flatten it, or make it JSON',
    );
  if (element.repetition_type === 'REPEATED')
    throw unsupported(element, 'is a list; flatten it, or make it JSON');

  if (kind === 'DECIMAL' || converted === 'DECIMAL') return ['numeric', decimal(element.scale ?? 0)];
  switch (type) {
    case 'BOOLEAN':
      return ['bool', (value, out) => ascii(out, value === true ? 'true' : 'false')];
    case 'INT32':
      if (kind === 'DATE' || converted === 'DATE') return ['date', date];
      if (kind === 'TIME' || converted === 'TIME_MILLIS') return ['text', time(1_000_000n)];
      if (isUnsigned(element)) return ['int8', (value, out) => ascii(out, String((value as number) >>> 0))];
      return ['int4', plain];
    case 'INT64':
      if (kind === 'TIMESTAMP') return ['timestamptz', timestamp(UNITS[logical.unit])];
      if (converted === 'TIMESTAMP_MILLIS') return ['timestamptz', timestamp(UNITS.MILLIS)];
      if (converted === 'TIMESTAMP_MICROS') return ['timestamptz', timestamp(UNITS.MICROS)];
      if (kind === 'TIME') return ['text', time(UNITS[logical.unit])];
      if (converted === 'TIME_MICROS') return ['text', time(UNITS.MICROS)];
      if (isUnsigned(element))
        return ['numeric', (value, out) => ascii(out, String(BigInt.asUintN(64, value as bigint)))];
      return ['int8', plain];
    case 'INT96':
      // The old timestamp of Hive and Impala, read as nanoseconds.
      return ['timestamptz', timestamp(UNITS.NANOS)];
    case 'FLOAT':
    case 'DOUBLE':
      return ['float8', double];
    case 'BYTE_ARRAY':
      if (kind === 'JSON' || converted === 'JSON') return ['jsonb', json];
      if (converted === 'BSON' || kind === 'BSON') throw unsupported(element, 'is BSON');
      if (kind === 'GEOMETRY' || kind === 'GEOGRAPHY' || kind === 'VARIANT')
        throw unsupported(element, `is a ${kind}`);
      // Old writers do not say that their bytes are text. Bytes that are none make rejects.
      return [isNumber ? 'numeric' : 'text', text];
    case 'FIXED_LEN_BYTE_ARRAY':
      if (kind === 'UUID') return ['uuid', uuid];
      throw unsupported(element, `has binary values of ${length ?? 0} bytes`);
    default:
      throw unsupported(element, 'is of an unknown type');
  }
}

function unsupported({ name }: SchemaElement, what: string): ParquetUnsupported {
  return new ParquetUnsupported(
    `The column ${JSON.stringify(name.slice(0, 80))} of the Parquet file ${what}.`,
    {
      details: { column: name.slice(0, 80) },
    },
  );
}

function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    converted === 'UINT_32' || converted === 'UINT_64' || (logical?.type === 'INTEGER' && !logical.isSigned)
  );
}

/** Nanoseconds in one of each. */
const UNITS = { MILLIS: 1_000_000n, MICROS: 1_000n, NANOS: 1n } as const;

function ascii(out: ByteWriter, value: string): void {
  out.ensure(value.length);
  writeAscii(out, value);
}

const plain: WriteJson = (value, out) => ascii(out, String(value));

const double: WriteJson = (value, out) => {
  out.ensure(SCALAR_ROOM);
  const number = value as number;
  if (Object.is(number, -0)) ascii(out, '-0');
  else if (Number.isFinite(number)) writeDouble(out, number);
  else ascii(out, `"${number}"`);
};

const text: WriteJson = (value, out) => {
  const bytes = value as Uint8Array;
  out.ensure(2 + 6 * bytes.length);
  out.byte(QUOTE);
  const start = out.pos;
  out.append(bytes);
  escapeJson(out, start);
  out.byte(QUOTE);
};

const json: WriteJson = (value, out) => {
  const bytes = value as Uint8Array;
  if (!isStorableJson(bytes, 0, bytes.length)) {
    out.ensure(1);
    out.byte(NOT_JSON);
    text(value, out);
    return;
  }
  out.ensure(bytes.length);
  const start = out.pos;
  out.append(bytes);
  // A record is a line; between the parts of a document a line feed is but space.
  for (let i = start; i < out.pos; i++) {
    if (out.bytes[i] === LF || out.bytes[i] === CR) out.bytes[i] = SPACE;
  }
};

const uuid: WriteJson = (value, out) => {
  const bytes = value as Uint8Array;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < 4; i++) uuidWords[i] = view.getInt32(i * 4);
  out.ensure(SCALAR_ROOM);
  out.byte(QUOTE);
  writeUuid(out, uuidWords);
  out.byte(QUOTE);
};
const uuidWords = new Int32Array(4);

const date: WriteJson = (value, out) => {
  const days = value as number;
  out.ensure(SCALAR_ROOM);
  out.byte(QUOTE);
  if (Math.abs(days) < MAX_DAYS) writeDate(out, days);
  else writeAscii(out, `${days} days`);
  out.byte(QUOTE);
};

/** Times with or without a zone: those without are read as UTC, as in CSV. */
function timestamp(unit: bigint): WriteJson {
  return (value, out) => {
    const nanos = (value as bigint) * unit;
    const millis = floorDivide(nanos, 1_000_000n);
    const rest = Number(nanos - millis * 1_000_000n);
    out.ensure(SCALAR_ROOM);
    out.byte(QUOTE);
    if (millis > MAX_TIME || millis < -MAX_TIME) writeAscii(out, `${nanos} ns`);
    else if (rest % 1_000 === 0) writeTimestamp(out, Number(millis), rest / 1_000);
    // More decimals of a second than a dataset can hold: kept here, so that the record is rejected with what it has.
    else
      writeAscii(
        out,
        new Date(Number(millis)).toISOString().replace('Z', `${String(rest).padStart(6, '0')}Z`),
      );
    out.byte(QUOTE);
  };
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient;
}

/** Times of day, for which datasets have no type: `09:30:00`, with as many decimals as it takes. */
function time(unit: bigint): WriteJson {
  return (value, out) => {
    const nanos = BigInt(value as number | bigint) * unit;
    const seconds = Number(nanos / 1_000_000_000n);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const fraction = String(nanos % 1_000_000_000n)
      .padStart(9, '0')
      .replace(/0+$/, '');
    const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
    ascii(out, `"${fraction === '' ? clock : `${clock}.${fraction}`}"`);
  };
}

function decimal(scale: number): WriteJson {
  return (value, out) => {
    const unscaled = value instanceof Uint8Array ? signedBigEndian(value) : BigInt(value as number | bigint);
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
    const point = digits.length - scale;
    const sign = unscaled < 0n ? '-' : '';
    ascii(out, `${sign}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`);
  };
}

function signedBigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}
