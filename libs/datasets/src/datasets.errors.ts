import { AppError, type Issue } from '@app/errors';

export class DatasetNotFound extends AppError {
  readonly code = 'dataset_not_found';

  constructor(recordType: string) {
    super(`There is no dataset "${recordType}"`, { details: { recordType } });
  }
}

export class DatasetExists extends AppError {
  readonly code = 'dataset_exists';

  constructor(recordType: string) {
    super(
      `The dataset "${recordType}" exists already. Use mode "append" or "replace", or another recordType.`,
      {
        details: { recordType },
      },
    );
  }
}

export class DatasetSchemaConflict extends AppError {
  readonly code = 'dataset_schema_conflict';

  constructor(recordType: string) {
    super(
      `The dataset "${recordType}" has other fields than this request. Use mode "replace", or append with the same fields.`,
      { details: { recordType } },
    );
  }
}

export class DatasetSeedConflict extends AppError {
  readonly code = 'dataset_seed_conflict';

  constructor(recordType: string, seed: number) {
    super(
      `The dataset "${recordType}" has unique fields, which stay unique only under its own seed ${seed}. ` +
        'Leave the seed out, or use mode "replace".',
      { details: { recordType, seed } },
    );
  }
}

/** The dataset was replaced or deleted while a job was appending to it. */
export class DatasetReplaced extends AppError {
  readonly code = 'dataset_replaced';

  constructor(recordType: string) {
    super(`The dataset "${recordType}" was replaced or deleted while this job was adding rows to it`, {
      details: { recordType },
    });
  }
}

/** A request names fields that the dataset does not have, or compares them with values that do not fit. */
export class InvalidSelection extends AppError {
  readonly code = 'invalid_selection';

  constructor(issues: readonly Issue[]) {
    super(issues[0]?.message ?? 'The selection does not fit the dataset', { issues });
  }
}
