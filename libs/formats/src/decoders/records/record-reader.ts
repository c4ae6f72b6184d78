import type { RecordCells } from './record-cells';

/** The bytes of a document that have not been read yet, as far as they have come. */
export interface DocumentWindow {
  readonly bytes: Uint8Array;
  /** Where the next record begins. */
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
  /** Whether nothing comes after `end`. */
  readonly final: boolean;
}

export const INCOMPLETE = -1;
export const END_OF_DOCUMENT = -2;

/** A record that is wrong in itself, whatever columns it should have. */
export interface RecordProblem {
  code: 'malformed_quote' | 'malformed_json' | 'not_an_object' | 'duplicate_key' | 'unterminated_quote';
  message: string;
}

/** Finds the records of one format. */
export interface RecordReader {
  readonly cells: RecordCells;
  /** Where the record itself begins and ends, without what separates it from others. */
  recordStart: number;
  recordEnd: number;
  /** Line feeds between where reading began and {@link recordStart}. */
  linesBefore: number;
  /** Line feeds from {@link recordStart} to where the next record is looked for. */
  linesWithin: number;
  /** What is wrong with the record; its cells mean nothing then. */
  problem: RecordProblem | undefined;
  /**
   * Reads the next record into {@link cells}.
   * @returns where to look for the next one, {@link INCOMPLETE} or {@link END_OF_DOCUMENT}
   * @throws DocumentMalformed TooManyColumns
   */
  read(window: DocumentWindow): number;
  /** What is missing when the document ends while a record is {@link INCOMPLETE}. */
  readonly missing: string;
}
