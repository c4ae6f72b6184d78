import { AppError } from '@app/errors';

/** A digest that came with a request cannot be read, or is of no algorithm that is checked here. */
export class InvalidDigest extends AppError {
  readonly code = 'invalid_digest' as const;
}

/** The bytes are not those that the digest was computed of. */
export class DigestMismatch extends AppError {
  readonly code = 'digest_mismatch' as const;

  constructor(what: string, algorithm: string) {
    super(`${what} does not have the ${algorithm} that came with it. Nothing was kept; send it again.`, {
      details: { algorithm },
    });
  }
}
