import type { ScopeName } from '../scope';

/** A key as its administrator sees it. The secret is shown once, when it is made, and is not kept. */
export interface ApiKey {
  keyId: string;
  name: string;
  scopes: ScopeName[];
  /** Whose jobs, files and datasets its holder sees; `null`: everybody's, with `admin` only. */
  tenant: string | null;
  createdAt: Date;
  /** Who made it; `null`: somebody on the command line. */
  createdBy: string | null;
  /** From when on it is refused; `null`: never. */
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Exact to a minute. */
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  /** For people; need not be unique. */
  name: string;
  scopes: readonly ScopeName[];
  /** Default: a tenant of the key's own, `key-<id>`. Not with `admin`. */
  tenant?: string | undefined;
  /** Default: it does not expire. */
  expiresAt?: Date | undefined;
  createdBy?: string | undefined;
}

/** The columns of a key, under the names of {@link ApiKey}. */
export const API_KEY_COLUMNS = `
  id AS "keyId", name, scopes, NULLIF(tenant, '') AS tenant, created_at AS "createdAt", created_by AS "createdBy",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

/** Where processes hear that a key was revoked. */
export const API_KEYS_CHANNEL = 'veogen_api_keys';
