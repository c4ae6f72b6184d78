import type { ByteWriter } from '@app/engine';

const BACKSLASH = 92;
const LETTER_U = 117;
const ZERO = 48;
const HEX = '0123456789abcdef';

/** The letter of a two-character escape by the byte it stands for; 1 for bytes that need `\u00XX`; else 0. */
const ESCAPES = new Uint8Array(256).fill(1, 0, 32);
for (const [character, letter] of Object.entries({
  '"': '"',
  '\\': '\\',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
})) {
  ESCAPES[character.charCodeAt(0)] = letter.charCodeAt(0);
}

/** Escapes the raw text from `start` as the inside of a JSON string (RFC 8259), as `JSON.stringify` does. */
export function escapeJson(out: ByteWriter, start: number): void {
  const { bytes, pos: end } = out;
  let growth = 0;
  for (let i = start; i < end; i++) {
    const escape = ESCAPES[bytes[i]!]!;
    if (escape !== 0) growth += escape === 1 ? 5 : 1;
  }
  if (growth === 0) return;
  out.pos = end + growth;
  let to = out.pos - 1;
  for (let from = end - 1; to > from; from--) {
    const byte = bytes[from]!;
    const escape = ESCAPES[byte]!;
    if (escape === 0) {
      bytes[to--] = byte;
    } else if (escape === 1) {
      bytes[to--] = HEX.charCodeAt(byte & 15);
      bytes[to--] = HEX.charCodeAt(byte >>> 4);
      bytes[to--] = ZERO;
      bytes[to--] = ZERO;
      bytes[to--] = LETTER_U;
      bytes[to--] = BACKSLASH;
    } else {
      bytes[to--] = escape;
      bytes[to--] = BACKSLASH;
    }
  }
}
