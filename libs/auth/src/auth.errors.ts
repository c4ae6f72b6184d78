import { AppError, type Issue } from '@app/errors';
import type { ScopeName } from './scope';

/** The request has no credentials, or such as are not good (any more). */
export class Unauthenticated extends AppError {
  readonly code = 'unauthenticated';

  /** @param reason `missing`: there are none */
  constructor(
    readonly reason: 'missing' | 'invalid',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** The credentials are good, but not for this. */
export class Forbidden extends AppError {
  readonly code = 'forbidden';

  /** @param scopes of which one is needed */
  constructor(readonly scopes: readonly ScopeName[]) {
    const named = scopes.map((scope) => `"${scope}"`).join(' or ');
    super(`This needs the scope ${named}, which the credentials do not have.`, {
      details: { scopes: [...scopes] },
    });
  }
}

/** The keys of the identity provider cannot be had, so no token can be checked. */
export class IdentityProviderUnavailable extends AppError {
  readonly code = 'identity_provider_unavailable';
  override readonly retryable = true;
  override readonly outage = true;

  constructor(cause: unknown) {
    super('The keys of the identity provider cannot be read, so no token can be checked.', { cause });
  }
}

export class ApiKeyNotFound extends AppError {
  readonly code = 'api_key_not_found';

  constructor(keyId: string) {
    super(`There is no API key ${keyId}`, { details: { keyId } });
  }
}

/** A key cannot be made like this; `issues` says why. */
export class InvalidApiKey extends AppError {
  readonly code = 'invalid_api_key';

  constructor(issue: Issue) {
    super(issue.message, { issues: [issue] });
  }
}

export class TooManyApiKeys extends AppError {
  readonly code = 'too_many_api_keys';

  constructor(limit: number) {
    super(`There are ${limit} API keys that are not revoked. Revoke some first.`, { details: { limit } });
  }
}

/** Keys are made over HTTP only where a key is what shows who asks. */
export class ApiKeysNotInUse extends AppError {
  readonly code = 'api_keys_not_in_use';

  constructor() {
    super('AUTH_MODE is not api-key, so keys are made and revoked on the command line only: npm run keys.');
  }
}
