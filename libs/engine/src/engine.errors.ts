import { AppError, type Issue } from '@app/errors';

/** The requested schema cannot be compiled. `issues` lists everything that is wrong with it. */
export class InvalidSchema extends AppError {
  override readonly code = 'invalid_schema' as const;

  constructor(issues: readonly Issue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`The schema is not valid: ${first?.message ?? 'unknown reason'}${more}`, { issues });
  }
}

/** A row was asked for beyond the number of different values a unique field can give. */
export class UniqueValuesExhausted extends AppError {
  override readonly code = 'unique_values_exhausted' as const;

  constructor(row: number, available: number) {
    super(`Row ${row} needs a unique value, but there are only ${available} different ones.`, {
      details: { row, available },
    });
  }
}

/** A row was asked for beyond the children that the parents of a fan-out have. */
export class ParentsExhausted extends AppError {
  override readonly code = 'parents_exhausted' as const;

  constructor(row: number, children: number) {
    super(`Row ${row} needs a parent, but the parents have only ${children} children.`, {
      details: { row, children },
    });
  }
}
