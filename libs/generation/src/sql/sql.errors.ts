import { AppError, type Issue } from '@app/errors';

/** The SQL cannot be parsed, or says what cannot be generated. Positions are characters of the text, from 0. */
export class InvalidSql extends AppError {
  override readonly code = 'invalid_sql' as const;

  constructor(issues: readonly Issue[], position?: { position: number; line: number; column: number }) {
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`${issues[0]?.message ?? 'The SQL cannot be used'}${more}`, {
      issues,
      ...(position && { details: position }),
    });
  }
}

/** The SQL took too long to parse, or needed too much memory. */
export class SqlTooComplex extends AppError {
  override readonly code = 'sql_too_complex' as const;

  constructor(reason: string) {
    super(`The SQL is too complex to parse: ${reason}`);
  }
}
