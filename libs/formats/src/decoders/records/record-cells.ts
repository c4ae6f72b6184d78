/** What a cell is; numbers, because millions of them are compared. */
export const CellKind = {
  /** The record has no such cell. */
  absent: 0,
  /** Stands in the document as it is. */
  plain: 1,
  /** As {@link plain}, from within quotes: never a null. */
  quoted: 2,
  /** From within quotes, with doubled quotes in it. */
  quotedEscaped: 3,
  jsonNull: 4,
  jsonString: 5,
  /** With escapes in it. */
  jsonStringEscaped: 6,
  jsonNumber: 7,
  jsonTrue: 8,
  jsonFalse: 9,
  /** An object or an array. */
  jsonNested: 10,
} as const;

/** The cells of a record, as places in the bytes of a document. One object for all records of a document. */
export class RecordCells {
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Cells that the record has, or keys seen so far in the document for JSON. */
  count = 0;

  constructor(readonly capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }
}
