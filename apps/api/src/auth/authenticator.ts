import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ApiKeyVerifier, JwtVerifier, type Principal } from '@app/auth';
import { AppConfig } from '@app/config';
import { readCredential } from './credentials';
import { isPage } from './pages';

/** Finds out who makes a request. */
@Injectable()
export class Authenticator {
  readonly isOn: boolean;

  constructor(
    private readonly config: AppConfig,
    private readonly keys: ApiKeyVerifier,
    private readonly tokens: JwtVerifier,
  ) {
    this.isOn = config.auth.mode !== 'none';
  }

  /**
   * `undefined` when the request does not say.
   * @throws Unauthenticated IdentityProviderUnavailable DatabaseUnavailable
   */
  async identify(headers: IncomingHttpHeaders, path: string): Promise<Principal | undefined> {
    const byKey = this.config.auth.mode === 'api-key';
    const credential = readCredential(headers, { apiKeyHeader: byKey, basic: isPage(path) });
    if (credential === undefined) return undefined;
    return byKey ? this.keys.verify(credential) : this.tokens.verify(credential);
  }
}
