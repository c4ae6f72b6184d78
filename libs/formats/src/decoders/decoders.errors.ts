import { AppError } from '@app/errors';

/** Where in a document something is. */
export interface Place {
  /** Counted from 1. */
  line: number;
  /** Of the first byte of the record, from 0, in the document as UTF-8. */
  byteOffset: number;
}

/** A record does not end where records end: what follows it cannot be told apart from it. */
export class RecordTooLong extends AppError {
  override readonly code = 'record_too_long' as const;

  constructor({ line, byteOffset }: Place, maxBytes: number) {
    super(
      `The record at line ${line} (byte ${byteOffset}) is longer than ${maxBytes} bytes. ` +
        'A quote that is opened and never closed may be the reason.',
      { details: { line, byteOffset, maxBytes } },
    );
  }
}

/** The document ends in the middle of a record. */
export class DocumentTruncated extends AppError {
  override readonly code = 'document_truncated' as const;

  constructor({ line, byteOffset }: Place, what: string) {
    super(`The file ends within the record that begins at line ${line} (byte ${byteOffset}): ${what}.`, {
      details: { line, byteOffset },
    });
  }
}

/** The document is not of the format that it is read as, so that no records can be told in it. */
export class DocumentMalformed extends AppError {
  override readonly code = 'document_malformed' as const;
}

/** The records have more columns than are allowed. */
export class TooManyColumns extends AppError {
  override readonly code = 'too_many_columns' as const;

  constructor(maxColumns: number) {
    super(`The file has more than ${maxColumns} columns (MAX_FIELDS). Is the delimiter the right one?`, {
      details: { maxColumns },
    });
  }
}
