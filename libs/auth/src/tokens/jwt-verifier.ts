import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type RemoteJWKSet,
} from 'jose';
import { AppConfig, type JwtSettings } from '@app/config';
import { TENANT } from '@app/jobs';
import { IdentityProviderUnavailable, Unauthenticated } from '../auth.errors';
import type { Principal } from '../principal';
import { isScope, type ScopeName } from '../scope';

/** Milliseconds after which the keys are read again in the background: one that was withdrawn is then not believed. */
const RELOAD_MS = 5 * 60_000;
/** Milliseconds for which keys are believed while the identity provider is away. */
const BELIEVED_MS = 24 * 3_600_000;
const FETCH_MS = 5_000;

/**
 * Checks the tokens of an identity provider (RFC 7519, RFC 9068): signature by its published keys, issuer, audience,
 * expiry. Scopes are those of `scope` (RFC 8693) or `scp` that are ours; others are not looked at.
 */
@Injectable()
export class JwtVerifier {
  private readonly settings: JwtSettings;
  private keys: RemoteJWKSet | undefined;
  private reloadedAt = -Infinity;

  constructor(config: AppConfig) {
    this.settings = config.auth.jwt;
  }

  /** @throws Unauthenticated IdentityProviderUnavailable */
  async verify(token: string): Promise<Principal> {
    const { issuer, audience, algorithms, clockToleranceSeconds } = this.settings;
    let claims: JWTPayload;
    try {
      const { payload } = await jwtVerify(token, this.findKey, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      });
      claims = payload;
    } catch (error) {
      if (error instanceof IdentityProviderUnavailable) throw error;
      throw new Unauthenticated('invalid', `The token is not good: ${reasonOf(error)}.`, error);
    }
    return this.toPrincipal(claims);
  }

  private readonly findKey: JWTVerifyGetKey = async (header, token) => {
    this.keys ??= createRemoteJWKSet(new URL(this.settings.jwksUrl), {
      timeoutDuration: FETCH_MS,
      cacheMaxAge: BELIEVED_MS,
    });
    try {
      if (this.keys.fresh && performance.now() - this.reloadedAt > RELOAD_MS) {
        this.reloadedAt = performance.now();
        this.keys.reload().catch(() => undefined);
      }
      return await this.keys(header, token);
    } catch (error) {
      const isOfToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw isOfToken ? error : new IdentityProviderUnavailable(error);
    }
  };

  private toPrincipal(claims: JWTPayload): Principal {
    const { sub, client_id: clientId } = claims as { sub?: unknown; client_id?: unknown };
    const subject = [sub, clientId].find((one): one is string => typeof one === 'string' && one !== '');
    if (subject === undefined)
      throw new Unauthenticated('invalid', 'The token is not good: it has neither sub nor client_id.');
    const scopes = new Set(scopesOf(claims));
    return {
      // It goes into logs and keys of limits, so it must not be as long as its maker likes.
      id: `sub:${subject.slice(0, 100)}`,
      scopes,
      tenant: scopes.has('admin') ? null : this.tenantOf(claims, subject),
    };
  }

  private tenantOf(claims: JWTPayload, subject: string): string {
    const { tenantClaim, issuer } = this.settings;
    const tenant = claims[tenantClaim];
    // Of this form no key has one, and a subject can have any form.
    if (tenant === undefined || tenant === null)
      return `sub-${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 32)}`;
    if (typeof tenant === 'string' && TENANT.test(tenant)) return tenant;
    throw new Unauthenticated('invalid', `The token is not good: its claim "${tenantClaim}" is no tenant.`);
  }
}

function scopesOf({ scope, scp }: JWTPayload): ScopeName[] {
  const named = [scope, scp].flatMap((claim): unknown[] =>
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [],
  );
  return named.filter(isScope);
}

/** What is wrong with a token, for its owner. Only the words of the library that hold nothing of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `its claim "${error.claim}" is not as it must be`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not allowed';
  if (error instanceof errors.JWKSNoMatchingKey) return 'the identity provider has no such key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not fit';
  return 'it cannot be read';
}
