import { AppError, type Issue } from '@app/errors';

/** There is no format of that name. */
export class UnknownFormat extends AppError {
  override readonly code = 'unknown_format' as const;
}

/** The options of a format are not valid; `issues` lists all that is wrong with them. */
export class InvalidFormatOptions extends AppError {
  override readonly code = 'invalid_format_options' as const;

  constructor(format: string, issues: readonly Issue[]) {
    super(
      `The options of format ${format} are not valid: ${issues.map(({ message }) => message).join('; ')}`,
      {
        issues,
      },
    );
  }
}

/** A COPY BINARY stream ended before its trailer: rows are missing. */
export class CopyStreamTruncated extends AppError {
  override readonly code = 'copy_stream_truncated' as const;
  override readonly retryable = true;
}

/** A stream is not COPY BINARY, or its rows do not have the columns that were announced. */
export class CopyStreamInvalid extends AppError {
  override readonly code = 'copy_stream_invalid' as const;
}
