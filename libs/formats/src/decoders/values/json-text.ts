import { JSONB_VERSION, NULL_LENGTH } from '../../copy-binary/wire-format';
import type { ByteWriter } from '@app/engine';

const encoder = new TextEncoder();
const utf8 = new TextDecoder();
/** PostgreSQL has a stack to look after when it reads JSON. */
const MAX_DEPTH = 500;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** A number that the `numeric` of `jsonb` may not hold. */
const HUGE_NUMBER = /\d[eE][+-]?\d{4}|\d{10000}/;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** The text of a JSON string whose inside is `bytes` from `from` to `to`; `undefined` when it cannot be stored. */
export function unescapeJson(bytes: Uint8Array, from: number, to: number): Uint8Array | undefined {
  let text: string;
  try {
    text = JSON.parse(`"${utf8.decode(bytes.subarray(from, to))}"`) as string;
  } catch {
    return undefined;
  }
  return text.includes('\0') || LONE_SURROGATE.test(text) ? undefined : encoder.encode(text);
}

/** Whether PostgreSQL takes the text as `jsonb`. */
export function isStorableJson(bytes: Uint8Array, from: number, to: number): boolean {
  const text = utf8.decode(bytes.subarray(from, to));
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  if (!isShallow(bytes, from, to)) return false;
  if (HUGE_NUMBER.test(text) && HUGE_NUMBER.test(text.replace(STRINGS, ''))) return false;
  return !text.includes('\\u') || !escapesTooMuch(JSON.parse(text));
}

function isShallow(bytes: Uint8Array, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte === 123 || byte === 91) {
      if (++depth > MAX_DEPTH) return false;
    } else if (byte === 125 || byte === 93) depth--;
  }
  return true;
}

/** Whether a string or a key has what PostgreSQL has no character for. */
function escapesTooMuch(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || LONE_SURROGATE.test(value);
  if (Array.isArray(value)) return value.some(escapesTooMuch);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => escapesTooMuch(key) || escapesTooMuch(member));
}

/** Writes the length and value of a `jsonb`; `false` when the text is no JSON that can be stored. */
export function writeJsonText(bytes: Uint8Array, from: number, to: number, out: ByteWriter): boolean {
  if (!isStorableJson(bytes, from, to)) return false;
  out.ensure(5 + to - from);
  out.view.setInt32(out.pos, 1 + to - from);
  out.view.setUint8(out.pos + 4, JSONB_VERSION);
  out.pos += 5;
  out.append(bytes.subarray(from, to));
  return true;
}

export function writeNull(out: ByteWriter): void {
  out.view.setInt32(out.pos, NULL_LENGTH);
  out.pos += 4;
}
