import type { ByteWriter } from '../../bytes/byte-writer';
import { asText } from '../../plan/cell-text';
import type { Cell } from '../../plan/column';

const QUOTE = 34;
const BACKSLASH = 92;
const HEX = '0123456789abcdef';
/** `\u001f`, the longest escape. */
const ESCAPED_BYTES = 6;

/** Writes the value of a row as JSON. */
export interface JsonWriter {
  readonly maxBytes: number;
  write(row: number, out: ByteWriter): void;
}

/** The values of `cell` as JSON: numbers and booleans as such, documents as they are, the rest as strings. */
export function jsonWriter(cell: Cell): JsonWriter {
  const { maxBytes, plain, write } = asText(cell);
  switch (cell.type) {
    case 'int4':
    case 'int8':
    case 'float8':
    case 'numeric':
    case 'bool':
    case 'jsonb':
      return { maxBytes, write };
    case 'text':
    case 'uuid':
    case 'date':
    case 'timestamptz':
      return {
        maxBytes: 2 + (plain ? maxBytes : ESCAPED_BYTES * maxBytes),
        write: (row, out) => {
          out.byte(QUOTE);
          const start = out.pos;
          write(row, out);
          if (!plain) escapeFrom(out, start);
          out.byte(QUOTE);
        },
      };
  }
}

/** Escapes by RFC 8259 what was written from `start` on, in place. */
function escapeFrom(out: ByteWriter, start: number): void {
  const { bytes } = out;
  let more = 0;
  for (let i = start; i < out.pos; i++) {
    const byte = bytes[i]!;
    if (byte < 32) more += ESCAPED_BYTES - 1;
    else if (byte === QUOTE || byte === BACKSLASH) more++;
  }
  if (more === 0) return;
  let to = out.pos + more;
  let from = out.pos;
  out.pos = to;
  while (from > start) {
    const byte = bytes[--from]!;
    if (byte < 32) {
      bytes[--to] = HEX.charCodeAt(byte & 15);
      bytes[--to] = HEX.charCodeAt(byte >>> 4);
      bytes[--to] = 48;
      bytes[--to] = 48;
      bytes[--to] = 117; // u
      bytes[--to] = BACKSLASH;
    } else {
      bytes[--to] = byte;
      if (byte === QUOTE || byte === BACKSLASH) bytes[--to] = BACKSLASH;
    }
  }
}
