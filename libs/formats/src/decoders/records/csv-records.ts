import { CellKind, RecordCells } from './record-cells';
import {
  END_OF_DOCUMENT,
  INCOMPLETE,
  type DocumentWindow,
  type RecordProblem,
  type RecordReader,
} from './record-reader';

const LF = 10;
const CR = 13;

export interface CsvDialect {
  /** One ASCII character. */
  delimiter: string;
  /** One ASCII character; empty when no character quotes. */
  quote: string;
}

/**
 * Finds the records of delimited text: RFC 4180, with any ASCII delimiter and quote, and with LF, CR LF or CR at the
 * end of lines. A quote that does not begin a value is a character like others. Empty lines are no records, unless
 * records have one column.
 */
export class CsvRecords implements RecordReader {
  readonly cells: RecordCells;
  recordStart = 0;
  recordEnd = 0;
  linesBefore = 0;
  linesWithin = 0;
  problem: RecordProblem | undefined;
  readonly missing = 'a quote is not closed';
  /** Whether an empty line is a record with one null. */
  emptyLinesCount = false;

  private readonly delimiter: number;
  private readonly quote: number;
  private readonly stops = new Uint8Array(256);

  /** @param maxCells of a record; further ones are counted only up to one more than this */
  constructor({ delimiter, quote }: CsvDialect, maxCells: number) {
    this.cells = new RecordCells(maxCells + 1);
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote === '' ? -1 : quote.charCodeAt(0);
    for (const code of [this.delimiter, LF, CR]) this.stops[code] = 1;
  }

  read(window: DocumentWindow): number {
    this.problem = undefined;
    this.linesBefore = 0;
    const start = this.emptyLinesCount ? window.start : this.skipEmptyLines(window);
    this.recordStart = start;
    this.linesWithin = 0;
    if (start === window.end) return window.final ? END_OF_DOCUMENT : INCOMPLETE;
    return this.readCells(window, start);
  }

  private skipEmptyLines({ bytes, start, end }: DocumentWindow): number {
    let pos = start;
    for (; pos < end; pos++) {
      const byte = bytes[pos];
      if (byte === LF) this.linesBefore++;
      else if (byte !== CR) break;
    }
    return pos;
  }

  private readCells(window: DocumentWindow, from: number): number {
    const { bytes, end, final } = window;
    const { stops, delimiter, quote, cells } = this;
    const { kinds, starts, ends, capacity } = cells;
    let pos = from;
    let count = 0;
    for (;;) {
      // Cells beyond the capacity are wrong anyway: they overwrite the last place, and only their number is kept.
      const place = count < capacity ? count : capacity - 1;
      if (pos < end && bytes[pos] === quote) {
        const after = this.readQuoted(window, pos, place);
        if (after === INCOMPLETE) return INCOMPLETE;
        pos = after;
        if (pos < end && stops[bytes[pos]!] === 0) return this.resync(window, pos);
      } else {
        starts[place] = pos;
        while (pos < end && stops[bytes[pos]!] === 0) pos++;
        ends[place] = pos;
        kinds[place] = CellKind.plain;
      }
      if (pos === end) {
        if (!final) return INCOMPLETE;
        cells.count = count + 1;
        this.recordEnd = pos;
        return pos;
      }
      count++;
      if (bytes[pos] !== delimiter) break;
      pos++;
    }
    cells.count = count;
    this.recordEnd = pos;
    return this.afterLine(window, pos);
  }

  /** @returns behind the closing quote */
  private readQuoted({ bytes, end, final }: DocumentWindow, open: number, place: number): number {
    const { cells, quote } = this;
    let escaped = false;
    let at = open + 1;
    for (;;) {
      // A quoted value is mostly short: a loop finds its end sooner than a call.
      while (at < end && bytes[at] !== quote) if (bytes[at++] === LF) this.linesWithin++;
      if (at === end || (at + 1 === end && !final)) return INCOMPLETE;
      if (bytes[at + 1] !== quote || at + 1 === end) break;
      escaped = true;
      at += 2;
    }
    cells.kinds[place] = escaped ? CellKind.quotedEscaped : CellKind.quoted;
    cells.starts[place] = open + 1;
    cells.ends[place] = at;
    return at + 1;
  }

  /** Gives the record up and goes on with the next line. */
  private resync(window: DocumentWindow, from: number): number {
    const { bytes, end, final } = window;
    let pos = from;
    while (pos < end && bytes[pos] !== LF && bytes[pos] !== CR) pos++;
    if (pos === end && !final) return INCOMPLETE;
    this.problem = {
      code: 'malformed_quote',
      message:
        'A closing quote is followed by something else than a delimiter; quotes in a value are doubled.',
    };
    this.recordEnd = pos;
    return pos === end ? pos : this.afterLine(window, pos);
  }

  private afterLine({ bytes, end, final }: DocumentWindow, pos: number): number {
    if (bytes[pos] === CR) {
      if (pos + 1 === end && !final) return INCOMPLETE;
      if (bytes[pos + 1] !== LF || pos + 1 === end) {
        this.linesWithin++;
        return pos + 1;
      }
      pos++;
    }
    this.linesWithin++;
    return pos + 1;
  }
}
