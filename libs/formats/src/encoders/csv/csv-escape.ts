import type { ByteWriter } from '@app/engine';

const QUOTE = 34;
const APOSTROPHE = 39;
const CR = 13;
const LF = 10;

/** What OWASP's "CSV injection" lists: characters at the start that make a spreadsheet calculate. */
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r'].map((character) => character.charCodeAt(0)));

/** Makes the function that turns the raw text at the end of the buffer into a CSV value. */
export function createCsvEscape(
  delimiter: string,
  formulaGuard: boolean,
): (out: ByteWriter, start: number) => void {
  const needsQuotes = new Uint8Array(256);
  for (const code of [QUOTE, CR, LF, delimiter.charCodeAt(0)]) needsQuotes[code] = 1;

  return (out, start) => {
    if (out.pos === start) return quoteAll(out, start, 0); // an empty text, unlike null
    if (formulaGuard && FORMULA_STARTS.has(out.bytes[start]!)) insertByte(out, start, APOSTROPHE);
    const { bytes, pos: end } = out;
    let quotes = 0;
    let special = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      special |= needsQuotes[byte]!;
      if (byte === QUOTE) quotes++;
    }
    if (special !== 0) quoteAll(out, start, quotes);
  };
}

function insertByte(out: ByteWriter, at: number, byte: number): void {
  out.bytes.copyWithin(at + 1, at, out.pos);
  out.bytes[at] = byte;
  out.pos++;
}

/** Puts quotes around the text and doubles the `quotes` in it, moving bytes from the end. */
function quoteAll(out: ByteWriter, start: number, quotes: number): void {
  const { bytes } = out;
  let to = out.pos + quotes + 1;
  const end = to + 1;
  bytes[to--] = QUOTE;
  for (let from = out.pos - 1; from >= start; from--) {
    const byte = bytes[from]!;
    bytes[to--] = byte;
    if (byte === QUOTE) bytes[to--] = QUOTE;
  }
  bytes[start] = QUOTE;
  out.pos = end;
}
