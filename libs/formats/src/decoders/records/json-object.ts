import { TooManyColumns } from '../decoders.errors';
import { CellKind, RecordCells } from './record-cells';
import type { RecordProblem } from './record-reader';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const COMMA = 44;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

const utf8 = new TextDecoder();
const LITERALS = [
  { text: [...'true'].map((c) => c.charCodeAt(0)), kind: CellKind.jsonTrue },
  { text: [...'false'].map((c) => c.charCodeAt(0)), kind: CellKind.jsonFalse },
  { text: [...'null'].map((c) => c.charCodeAt(0)), kind: CellKind.jsonNull },
];

export function isJsonSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** Behind the object or array that begins at `pos`, or -1 when it does not end before `end`. */
export function skipNested(bytes: Uint8Array, pos: number, end: number): number {
  let depth = 0;
  for (; pos < end; pos++) {
    const byte = bytes[pos]!;
    if (byte === QUOTE) {
      pos = skipString(bytes, pos + 1, end);
      if (pos < 0) return -1;
      pos--;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) return pos + 1;
  }
  return -1;
}

/** Behind the closing quote of the string whose inside begins at `pos`, or -1. */
function skipString(bytes: Uint8Array, pos: number, end: number): number {
  for (; pos < end; pos++) {
    const byte = bytes[pos]!;
    if (byte === BACKSLASH) pos++;
    else if (byte === QUOTE) return pos + 1;
  }
  return -1;
}

/**
 * Takes objects apart into cells, one for each key that the document has had so far. Values are found and not checked:
 * what is within strings, objects and arrays is for whoever reads the value.
 */
export class JsonObjectCells {
  readonly cells: RecordCells;
  /** The keys of the document, in the order in which they came first. */
  readonly keys: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly keyBytes: Uint8Array[] = [];

  /** @param maxKeys that a document may have in all */
  constructor(private readonly maxKeys: number) {
    this.cells = new RecordCells(maxKeys);
  }

  /** Reads the object that is `bytes` from `pos` to `end`. @throws TooManyColumns */
  read(bytes: Uint8Array, pos: number, end: number): RecordProblem | undefined {
    const { cells } = this;
    cells.kinds.fill(CellKind.absent, 0, cells.count);
    if (bytes[pos] !== OPEN_BRACE)
      return { code: 'not_an_object', message: 'A record must be a JSON object.' };
    pos = skipSpace(bytes, pos + 1, end);
    if (bytes[pos] === CLOSE_BRACE) return this.atEnd(bytes, pos + 1, end);
    for (let expected = 0; ; expected++) {
      if (bytes[pos] !== QUOTE) return malformed('a key in quotes is missing');
      const keyEnd = this.isKey(bytes, pos + 1, expected)
        ? pos + 2 + this.keyBytes[expected]!.length
        : skipString(bytes, pos + 1, end);
      if (keyEnd < 0) return malformed('a key does not end');
      const place = this.isKey(bytes, pos + 1, expected)
        ? expected
        : this.placeOf(bytes.subarray(pos, keyEnd));
      if (place === undefined) return malformed('a key is not a JSON string');
      expected = place;
      if (cells.kinds[place] !== CellKind.absent)
        return {
          code: 'duplicate_key',
          message: `The key ${JSON.stringify(this.keys[place])} is there twice.`,
        };
      pos = skipSpace(bytes, keyEnd, end);
      if (bytes[pos] !== COLON) return malformed('a colon is missing after a key');
      pos = readValue(bytes, skipSpace(bytes, pos + 1, end), end, cells, place);
      if (pos < 0) return malformed(`the value of ${JSON.stringify(this.keys[place])} is not JSON`);
      pos = skipSpace(bytes, pos, end);
      if (bytes[pos] === CLOSE_BRACE && pos < end) return this.atEnd(bytes, pos + 1, end);
      if (bytes[pos] !== COMMA || pos >= end) return malformed('a comma or a closing brace is missing');
      pos = skipSpace(bytes, pos + 1, end);
    }
  }

  private atEnd(bytes: Uint8Array, pos: number, end: number): RecordProblem | undefined {
    return skipSpace(bytes, pos, end) < end ? malformed('something follows the object') : undefined;
  }

  /** Keys mostly come in the same order in every record. */
  private isKey(bytes: Uint8Array, pos: number, place: number): boolean {
    const key = this.keyBytes[place];
    if (key === undefined || bytes[pos + key.length] !== QUOTE) return false;
    for (let i = 0; i < key.length; i++) if (bytes[pos + i] !== key[i]) return false;
    return true;
  }

  private placeOf(quoted: Uint8Array): number | undefined {
    let key: unknown;
    try {
      key = JSON.parse(utf8.decode(quoted));
    } catch {
      return undefined;
    }
    const known = this.places.get(key as string);
    if (known !== undefined) return known;
    if (this.keys.length === this.maxKeys) throw new TooManyColumns(this.maxKeys);
    const place = this.keys.push(key as string) - 1;
    this.places.set(key as string, place);
    this.keyBytes.push(quoted.slice(1, -1));
    this.cells.count = this.keys.length;
    return place;
  }
}

function malformed(reason: string): RecordProblem {
  return { code: 'malformed_json', message: `The record is not JSON: ${reason}.` };
}

function skipSpace(bytes: Uint8Array, pos: number, end: number): number {
  while (pos < end && isJsonSpace(bytes[pos])) pos++;
  return pos;
}

/** @returns behind the value, or -1 */
function readValue(bytes: Uint8Array, pos: number, end: number, cells: RecordCells, place: number): number {
  const { kinds, starts, ends } = cells;
  const first = bytes[pos]!;
  if (pos >= end) return -1;
  if (first === QUOTE) {
    let kind: number = CellKind.jsonString;
    let at = pos + 1;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) break;
      if (byte < 32) return -1;
      if (byte === BACKSLASH) {
        kind = CellKind.jsonStringEscaped;
        at++;
      }
    }
    if (at >= end) return -1;
    kinds[place] = kind;
    starts[place] = pos + 1;
    ends[place] = at;
    return at + 1;
  }
  starts[place] = pos;
  if (first === MINUS || (first >= ZERO && first <= NINE)) {
    const after = skipNumber(bytes, pos, end);
    kinds[place] = CellKind.jsonNumber;
    ends[place] = after;
    return after;
  }
  if (first === OPEN_BRACE || first === OPEN_BRACKET) {
    const after = skipNested(bytes, pos, end);
    kinds[place] = CellKind.jsonNested;
    ends[place] = after;
    return after;
  }
  for (const { text, kind } of LITERALS) {
    if (!text.every((code, i) => bytes[pos + i] === code)) continue;
    kinds[place] = kind;
    ends[place] = pos + text.length;
    return pos + text.length;
  }
  return -1;
}

/** Behind a number in the grammar of RFC 8259, or -1. */
function skipNumber(bytes: Uint8Array, pos: number, end: number): number {
  const digits = (from: number): number => {
    let at = from;
    while (at < end && bytes[at]! >= ZERO && bytes[at]! <= NINE) at++;
    return at;
  };
  if (bytes[pos] === MINUS) pos++;
  const whole = digits(pos);
  if (whole === pos || (bytes[pos] === ZERO && whole > pos + 1)) return -1;
  pos = whole;
  if (pos < end && bytes[pos] === 46) {
    const fraction = digits(pos + 1);
    if (fraction === pos + 1) return -1;
    pos = fraction;
  }
  if (pos < end && (bytes[pos]! | 32) === 101) {
    const sign = bytes[pos + 1] === MINUS || bytes[pos + 1] === 43 ? 2 : 1;
    const exponent = digits(pos + sign);
    if (exponent === pos + sign) return -1;
    pos = exponent;
  }
  return pos;
}
