import { DocumentMalformed } from '../decoders.errors';
import { isJsonSpace, JsonObjectCells, skipNested } from './json-object';
import type { RecordCells } from './record-cells';
import {
  END_OF_DOCUMENT,
  INCOMPLETE,
  type DocumentWindow,
  type RecordProblem,
  type RecordReader,
} from './record-reader';

const LF = 10;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;

/** Readers of JSON, whose columns are the keys of objects. */
export interface JsonRecordReader extends RecordReader {
  /** The keys of the document so far; a cell's place is that of its key. */
  readonly keys: readonly string[];
}

/** Finds the records of newline-delimited JSON: an object on each line that is not empty. */
export class NdjsonRecords implements JsonRecordReader {
  recordStart = 0;
  recordEnd = 0;
  linesBefore = 0;
  linesWithin = 0;
  problem: RecordProblem | undefined;
  readonly missing = 'its line does not end';
  private readonly object: JsonObjectCells;

  constructor(maxKeys: number) {
    this.object = new JsonObjectCells(maxKeys);
  }

  get cells(): RecordCells {
    return this.object.cells;
  }

  get keys(): readonly string[] {
    return this.object.keys;
  }

  read({ bytes, start, end, final }: DocumentWindow): number {
    this.linesBefore = 0;
    let pos = start;
    for (; pos < end && isJsonSpace(bytes[pos]); pos++) if (bytes[pos] === LF) this.linesBefore++;
    this.recordStart = pos;
    if (pos === end) return final ? END_OF_DOCUMENT : INCOMPLETE;
    const found = bytes.indexOf(LF, pos);
    const hasLine = found >= 0 && found < end;
    if (!hasLine && !final) return INCOMPLETE;
    this.recordEnd = hasLine ? found : end;
    this.linesWithin = hasLine ? 1 : 0;
    this.problem = this.object.read(bytes, pos, this.recordEnd);
    return hasLine ? found + 1 : end;
  }
}

/** Finds the records of a JSON document that is one array of objects. */
export class JsonArrayRecords implements JsonRecordReader {
  recordStart = 0;
  recordEnd = 0;
  linesBefore = 0;
  linesWithin = 0;
  problem: RecordProblem | undefined;
  readonly missing = 'the array of records is not closed';
  private readonly object: JsonObjectCells;

  /** @param state what comes next; a document that is read from its middle on begins behind a record */
  constructor(
    maxKeys: number,
    private state: 'opening' | 'first' | 'separator' | 'closed' = 'opening',
  ) {
    this.object = new JsonObjectCells(maxKeys);
  }

  get cells(): RecordCells {
    return this.object.cells;
  }

  get keys(): readonly string[] {
    return this.object.keys;
  }

  read({ bytes, start, end, final }: DocumentWindow): number {
    this.linesBefore = 0;
    // What is read of the array's own signs counts only with the record behind them: until then it stays unread.
    let { state } = this;
    for (let pos = start; pos < end; pos++) {
      const byte = bytes[pos]!;
      if (isJsonSpace(byte)) {
        if (byte === LF) this.linesBefore++;
      } else if (state === 'opening') {
        if (byte !== OPEN_BRACKET)
          throw new DocumentMalformed('The JSON document is not an array of objects.');
        state = 'first';
      } else if (state === 'closed') {
        throw new DocumentMalformed('Something follows the array of records in the JSON document.');
      } else if (byte === CLOSE_BRACKET) {
        state = 'closed';
      } else if (state === 'separator' && byte === COMMA) {
        // What follows must be a record.
        return this.readRecord(bytes, pos + 1, end);
      } else if (state === 'first') {
        return this.readRecord(bytes, pos, end);
      } else {
        throw new DocumentMalformed('A comma is missing between two records of the JSON array.');
      }
    }
    this.recordStart = end;
    if (!final) return INCOMPLETE;
    if (state === 'closed') return END_OF_DOCUMENT;
    if (state === 'opening') throw new DocumentMalformed('The JSON document is not an array of objects.');
    return INCOMPLETE;
  }

  private readRecord(bytes: Uint8Array, from: number, end: number): number {
    let pos = from;
    for (; pos < end && isJsonSpace(bytes[pos]); pos++) if (bytes[pos] === LF) this.linesBefore++;
    if (pos === end) return INCOMPLETE;
    if (bytes[pos] !== OPEN_BRACE)
      throw new DocumentMalformed('An element of the JSON array is not an object.');
    const after = skipNested(bytes, pos, end);
    if (after < 0) return INCOMPLETE;
    this.recordStart = pos;
    this.recordEnd = after;
    this.linesWithin = 0;
    for (let at = pos; at < after; at++) if (bytes[at] === LF) this.linesWithin++;
    this.problem = this.object.read(bytes, pos, after);
    this.state = 'separator';
    return after;
  }
}
