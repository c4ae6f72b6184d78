import { AppError } from '@app/errors';

/** What a message says of the first record that was not accepted. */
export interface FirstReject {
  line: number;
  column: string | null;
  message: string;
}

/** No row could be made of any record: that is never a success. */
export class NothingIngested extends AppError {
  readonly code = 'nothing_ingested' as const;

  constructor(first: FirstReject | undefined) {
    super(
      first === undefined
        ? 'The file has no records.'
        : `None of the records in the file fits. The first reason: ${describe(first)}`,
    );
  }
}

/** More records do not fit than `maxRejects` allows; nothing was written. */
export class TooManyRejects extends AppError {
  readonly code = 'too_many_rejects' as const;

  constructor(maxRejects: number, first: FirstReject) {
    super(
      `More than ${maxRejects} records do not fit (maxRejects), so nothing was written. The first reason: ${describe(first)}`,
      { details: { maxRejects, line: first.line } },
    );
  }
}

/** The columns of the file are not those of the dataset, or of the request. */
export class ColumnsDoNotMatch extends AppError {
  readonly code = 'columns_do_not_match' as const;
}

/** Two columns of the file would have one name. */
export class DuplicateColumn extends AppError {
  readonly code = 'duplicate_column' as const;

  constructor(name: string, source: string) {
    super(
      `Two columns of the file would be named "${name}"; one of them is ${JSON.stringify(source.slice(0, 80))}.`,
      {
        details: { name },
      },
    );
  }
}

/** The content of a compressed file is larger than allowed, or suspiciously much larger than the file. */
export class UnpackedTooLarge extends AppError {
  readonly code = 'unpacked_too_large' as const;
}

/** The compressed file is broken. */
export class InvalidGzip extends AppError {
  readonly code = 'invalid_gzip' as const;

  constructor(cause: unknown) {
    super('The file begins as gzip but cannot be unpacked to its end.', { cause });
  }
}

/** A reject file that was sent back is not as it was made, but for its records. */
export class RejectFileInvalid extends AppError {
  readonly code = 'reject_file_invalid' as const;
}

function describe({ line, column, message }: FirstReject): string {
  return `line ${line}${column === null ? '' : `, column ${JSON.stringify(column.slice(0, 80))}`}: ${message}`;
}
