import type { ByteWriter, ColumnType } from '@app/engine';
import { CellKind } from '../records/record-cells';
import { isDigit, isWord } from './ascii';
import { unescapeJson, writeJsonText } from './json-text';
import { writeFloat8Text, writeInt4Text, writeInt8Text, writeNumericText } from './numbers';
import { copyUnquoted, withoutDoubledQuotes } from './quoted-text';
import { writeDateText, writeTimestampText, type DateOrder } from './times';

/** Room for any value but texts, numerics and JSON, which make room themselves. */
export const SCALAR_ROOM = 32;
const SPACE = 32;
const MINUS = 45;
const TRUE_WORDS = ['true', 't', 'yes', 'y', '1'];
const FALSE_WORDS = ['false', 'f', 'no', 'n', '0'];

/** What values of a type look like, for messages. */
export const EXPECTED: Readonly<Record<ColumnType, string>> = {
  text: 'a text',
  int4: 'an integer from -2147483648 to 2147483647',
  int8: 'an integer from -9223372036854775808 to 9223372036854775807',
  float8: 'a number',
  numeric: 'a number',
  bool: 'true or false',
  timestamptz: 'a time such as 2026-01-31T09:30:00Z, with at most six decimals of a second',
  date: 'a date such as 2026-01-31',
  uuid: 'a UUID',
  jsonb: 'JSON that PostgreSQL can store',
};

/**
 * Writes the length and value of a cell that is not null as COPY binary has it.
 * @returns whether the cell holds a value of the type
 */
export function writeValue(
  type: ColumnType,
  dateOrder: DateOrder,
  kind: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  out: ByteWriter,
): boolean {
  if (type === 'text') return writeText(kind, bytes, from, to, out);
  if (type === 'jsonb') return writeJson(kind, bytes, from, to, out);
  if (kind === CellKind.quotedEscaped || kind === CellKind.jsonNested) return false;
  if (kind === CellKind.jsonStringEscaped) {
    const text = unescapeJson(bytes, from, to);
    return text !== undefined && writeScalar(type, dateOrder, text, 0, text.length, out);
  }
  return writeScalar(type, dateOrder, bytes, from, to, out);
}

function writeScalar(
  type: ColumnType,
  dateOrder: DateOrder,
  bytes: Uint8Array,
  from: number,
  to: number,
  out: ByteWriter,
): boolean {
  while (from < to && bytes[from] === SPACE) from++;
  while (from < to && bytes[to - 1] === SPACE) to--;
  if (from === to) return false;
  out.ensure(SCALAR_ROOM);
  switch (type) {
    case 'int4':
      return writeInt4Text(bytes, from, to, out);
    case 'int8':
      return writeInt8Text(bytes, from, to, out);
    case 'float8':
      return writeFloat8Text(bytes, from, to, out);
    case 'numeric':
      return writeNumericText(bytes, from, to, out);
    case 'bool':
      return writeBool(bytes, from, to, out);
    case 'timestamptz':
      return writeTimestampText(bytes, from, to, dateOrder, out);
    case 'date':
      return writeDateText(bytes, from, to, dateOrder, out);
    case 'uuid':
      return writeUuidText(bytes, from, to, out);
    default:
      return false;
  }
}

function writeText(kind: number, bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  if (kind === CellKind.jsonStringEscaped) {
    const text = unescapeJson(bytes, from, to);
    if (text === undefined) return false;
    return writeText(CellKind.plain, text, 0, text.length, out);
  }
  const length = to - from;
  out.ensure(4 + length);
  const lengthAt = out.pos;
  const target = out.bytes;
  let pos = lengthAt + 4;
  if (kind === CellKind.quotedEscaped) {
    pos = copyUnquoted(bytes, from, to, target, pos);
  } else if (length < 48) {
    // Shorter than what the call of a native copy costs.
    for (let i = from; i < to; i++) target[pos++] = bytes[i]!;
  } else {
    target.set(bytes.subarray(from, to), pos);
    pos += length;
  }
  out.view.setInt32(lengthAt, pos - lengthAt - 4);
  out.pos = pos;
  return true;
}

function writeJson(kind: number, bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  switch (kind) {
    case CellKind.jsonString:
    case CellKind.jsonStringEscaped:
      return writeJsonText(bytes, from - 1, to + 1, out);
    case CellKind.quotedEscaped: {
      const text = withoutDoubledQuotes(bytes, from, to);
      return writeJsonText(text, 0, text.length, out);
    }
    default:
      return writeJsonText(bytes, from, to, out);
  }
}

function writeBool(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  const value = TRUE_WORDS.some((word) => isWord(bytes, from, to, word));
  if (!value && !FALSE_WORDS.some((word) => isWord(bytes, from, to, word))) return false;
  out.view.setInt32(out.pos, 1);
  out.view.setUint8(out.pos + 4, value ? 1 : 0);
  out.pos += 5;
  return true;
}

function writeUuidText(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  if (to - from !== 36) return false;
  const { view, pos } = out;
  let at = pos + 4;
  let digits = 0;
  let value = 0;
  for (let i = 0; i < 36; i++) {
    const byte = bytes[from + i]!;
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (byte !== MINUS) return false;
      continue;
    }
    const letter = byte | 32;
    const digit = isDigit(byte) ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : -1;
    if (digit < 0) return false;
    value = (value << 4) | digit;
    if (++digits % 8 === 0) {
      view.setInt32(at, value);
      at += 4;
      value = 0;
    }
  }
  view.setInt32(pos, 16);
  out.pos = at;
  return true;
}
