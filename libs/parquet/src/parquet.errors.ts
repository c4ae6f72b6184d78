import { AppError } from '@app/errors';

/** A file that begins as Parquet is none: cut, or not as the format says. */
export class ParquetInvalid extends AppError {
  readonly code = 'parquet_invalid' as const;

  constructor(what: string, cause?: unknown) {
    super(`The Parquet file cannot be read: ${what}.`, { cause });
  }
}

/** A Parquet file has something that no dataset can hold, or that is not read here. */
export class ParquetUnsupported extends AppError {
  readonly code = 'parquet_unsupported' as const;
}

/** A row group or a page of a Parquet file needs more memory than one job may take. */
export class ParquetTooLarge extends AppError {
  readonly code = 'parquet_too_large' as const;
}

/** A dataset has a value that the type of its column in Parquet does not have, such as an infinite time. */
export class NotInParquet extends AppError {
  readonly code = 'not_in_parquet' as const;

  constructor(column: string, value: string) {
    super(
      `The column "${column}" has the value ${value}, which Parquet has not. ` +
        'Export as CSV, or leave the column or such rows out.',
      { details: { column, value } },
    );
  }
}
