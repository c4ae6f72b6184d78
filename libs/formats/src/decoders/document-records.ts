import { DocumentTruncated, RecordTooLong, type Place } from './decoders.errors';
import type { RecordCells } from './records/record-cells';
import { END_OF_DOCUMENT, INCOMPLETE, type DocumentWindow, type RecordReader } from './records/record-reader';

const FIRST_CAPACITY = 256 * 1024;

/** What is wrong with the bytes of a record, whatever its format. */
export interface RecordFault {
  code: string;
  message: string;
}

export interface DocumentOptions {
  /** A longer record is taken for a mistake in the document. */
  maxRecordBytes: number;
  /** Where the bytes that will be pushed begin in the document; by default at its begin. */
  from?: Place;
}

/**
 * The records of a document that arrives in pieces, in UTF-8. Memory is bounded by the longest record: only what no
 * record was made of yet is kept.
 */
export class DocumentRecords {
  /** Where the current record begins. */
  line: number;
  byteOffset: number;
  /** Whether the last record was read. */
  ended = false;

  private buffer = new Uint8Array(FIRST_CAPACITY);
  private readonly window: { -readonly [K in keyof DocumentWindow]: DocumentWindow[K] };
  private readonly maxRecordBytes: number;
  /** Place in the document of the first byte of the buffer. */
  private base: number;
  private nextLine: number;
  /** Bytes from which on it is worth looking for the end of a record again: each look begins at its start. */
  private enough = 1;
  private utf8 = new TextDecoder('utf-8', { fatal: true });
  /** Records that begin before this place may have bytes that no text has. */
  private suspectUntil = 0;

  constructor(
    readonly reader: RecordReader,
    { maxRecordBytes, from = { line: 1, byteOffset: 0 } }: DocumentOptions,
  ) {
    this.maxRecordBytes = maxRecordBytes;
    this.base = this.byteOffset = from.byteOffset;
    this.line = this.nextLine = from.line;
    this.window = { bytes: this.buffer, start: 0, end: 0, final: false };
  }

  get bytes(): Uint8Array {
    return this.buffer;
  }

  get cells(): RecordCells {
    return this.reader.cells;
  }

  /** Where the next record is looked for: what reading can go on with in another process. */
  get position(): Place {
    return { line: this.nextLine, byteOffset: this.base + this.window.start };
  }

  /** Takes the next piece of the document; it may be used for something else afterwards. */
  push(piece: Uint8Array): void {
    const { window } = this;
    if (window.end + piece.length > this.buffer.length) this.makeRoom(piece.length);
    this.buffer.set(piece, window.end);
    window.end += piece.length;
    if (!this.isCleanText(piece)) this.suspectUntil = this.base + window.end;
  }

  /** No more pieces come. */
  end(): void {
    this.window.final = true;
    // A character that was begun at the very end makes the last record suspect.
    try {
      this.utf8.decode();
    } catch {
      this.suspectUntil = this.base + this.window.end;
    }
  }

  /**
   * Goes to the next record.
   * @returns `false` when more pieces are needed, or when the document has {@link ended}
   * @throws RecordTooLong DocumentTruncated DocumentMalformed TooManyColumns
   */
  next(): boolean {
    const { window, reader } = this;
    const length = window.end - window.start;
    if (length < this.enough && !window.final) return false;
    const after = reader.read(window);
    if (after === END_OF_DOCUMENT) {
      this.ended = true;
      return false;
    }
    if (after === INCOMPLETE) {
      const place = { line: this.nextLine + reader.linesBefore, byteOffset: this.base + window.start };
      if (window.final) throw new DocumentTruncated(place, reader.missing);
      if (length >= this.maxRecordBytes) throw new RecordTooLong(place, this.maxRecordBytes);
      this.enough = Math.min(2 * length, this.maxRecordBytes) || 1;
      return false;
    }
    this.enough = 1;
    this.line = this.nextLine + reader.linesBefore;
    this.byteOffset = this.base + reader.recordStart;
    this.nextLine = this.line + reader.linesWithin;
    window.start = after;
    return true;
  }

  /** What is wrong with the current record, whatever columns it should have. */
  get fault(): RecordFault | undefined {
    if (this.reader.problem !== undefined) return this.reader.problem;
    return this.byteOffset < this.suspectUntil ? this.textFault() : undefined;
  }

  /** The current record as it stands in the document, without what separates it from the next one. */
  get raw(): Uint8Array {
    return this.buffer.subarray(this.reader.recordStart, this.reader.recordEnd);
  }

  private textFault(): RecordFault | undefined {
    const { raw } = this;
    if (raw.includes(0))
      return { code: 'nul_character', message: 'The record has a NUL, which no text can have.' };
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(raw);
      return undefined;
    } catch {
      return {
        code: 'invalid_utf8',
        message: 'The record has bytes that are not UTF-8. Is the encoding another one?',
      };
    }
  }

  /** Looks at pieces as a whole, which is many times faster than at the characters of each value. */
  private isCleanText(piece: Uint8Array): boolean {
    try {
      this.utf8.decode(piece, { stream: true });
    } catch {
      this.utf8 = new TextDecoder('utf-8', { fatal: true });
      return false;
    }
    return !piece.includes(0);
  }

  private makeRoom(length: number): void {
    const { window } = this;
    const kept = window.end - window.start;
    if (kept + length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, kept + length));
      larger.set(this.buffer.subarray(window.start, window.end));
      this.buffer = larger;
    } else {
      this.buffer.copyWithin(0, window.start, window.end);
    }
    this.base += window.start;
    window.start = 0;
    window.end = kept;
    window.bytes = this.buffer;
  }
}
