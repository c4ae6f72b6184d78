import { AppError } from '@app/errors';

/** More bytes came than were allowed. `details.limit` is the limit in bytes. */
export class ByteLimitExceeded extends AppError {
  readonly code = 'byte_limit_exceeded' as const;

  constructor(readonly limit: number) {
    super(`The data is larger than the limit of ${limit} bytes.`, { details: { limit } });
  }
}
