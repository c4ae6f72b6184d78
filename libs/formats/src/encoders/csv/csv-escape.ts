import type { ByteWriter } from '@app/engine';

const QUOTE = 34;
const APOSTROPHE = 39;
const CR = 13;
const LF = 10;

/** What OWASP's "CSV injection" lists: characters at the start that make a spreadsheet calculate. */
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r'].map((character) => character.charCodeAt(0)));

/** The first byte of a byte order mark (U+FEFF) in UTF-8, and of nothing else that is likely. */
const BOM_START = 0xef;
const BACKSLASH = 92;
const POINT = 46;

export interface CsvEscapeOptions {
  delimiter: string;
  formulaGuard: boolean;
  /** What is written for a null: a text that is the same is quoted. */
  nullText: string;
}

/** Makes the function that turns the raw text at the end of the buffer into a CSV value. */
export function createCsvEscape({
  delimiter,
  formulaGuard,
  nullText,
}: CsvEscapeOptions): (out: ByteWriter, start: number) => void {
  const needsQuotes = new Uint8Array(256);
  for (const code of [QUOTE, CR, LF, delimiter.charCodeAt(0)]) needsQuotes[code] = 1;
  const nullBytes = new TextEncoder().encode(nullText);

  return (out, start) => {
    if (out.pos === start) return quoteAll(out, start, 0); // an empty text, unlike null
    let special = isMistakable(out.bytes, start, out.pos, nullBytes) ? 1 : 0;
    if (formulaGuard && FORMULA_STARTS.has(out.bytes[start]!)) insertByte(out, start, APOSTROPHE);
    const { bytes, pos: end } = out;
    let quotes = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      special |= needsQuotes[byte]!;
      if (byte === QUOTE) quotes++;
    }
    if (special !== 0) quoteAll(out, start, quotes);
  };
}

/** Whether readers would take the bare text for something else, although nothing in it needs quotes by RFC 4180. */
function isMistakable(bytes: Uint8Array, start: number, end: number, nullBytes: Uint8Array): boolean {
  const first = bytes[start]!;
  // Readers that find the quote out by themselves would take it for one.
  if (first === APOSTROPHE) return true;
  // At the start of a document it would be the mark of the encoding.
  if (first === BOM_START) return bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
  // Before version 18, PostgreSQL's COPY takes `\.` alone on a line for the end of the data.
  if (first === BACKSLASH && end - start === 2 && bytes[start + 1] === POINT) return true;
  if (nullBytes.length !== end - start) return false;
  for (let i = 0; i < nullBytes.length; i++) if (bytes[start + i] !== nullBytes[i]) return false;
  return true;
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
