import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@app/database';
import { TENANT, TENANT_RULE } from '@app/jobs';
import { ApiKeyNotFound, InvalidApiKey, TooManyApiKeys } from '../auth.errors';
import { isScope } from '../scope';
import { API_KEY_COLUMNS, API_KEYS_CHANNEL, type ApiKey, type NewApiKey } from './api-key';
import { hashSecret, newSecret, writeApiKey } from './api-key-text';

/** Keys that are not revoked. */
export const MAX_API_KEYS = 10_000;
const MAX_NAME = 100;

/** The keys of `AUTH_MODE=api-key`, as those see them who manage them. */
@Injectable()
export class ApiKeys {
  constructor(private readonly database: Database) {}

  /**
   * @returns the key, and under `secret` what its holder sends: it cannot be had again
   * @throws InvalidApiKey TooManyApiKeys
   */
  async create(wanted: NewApiKey): Promise<{ key: ApiKey; secret: string }> {
    assertValid(wanted);
    const keyId = uuidv7();
    const secret = newSecret();
    const isAdmin = wanted.scopes.includes('admin');
    const { rows } = await this.database.query<ApiKey>(
      `INSERT INTO api_keys (id, name, secret_hash, scopes, tenant, expires_at, created_by)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE (SELECT count(*) FROM api_keys WHERE revoked_at IS NULL) < $8
       RETURNING ${API_KEY_COLUMNS}`,
      [
        keyId,
        wanted.name,
        hashSecret(secret),
        [...new Set(wanted.scopes)],
        isAdmin ? '' : (wanted.tenant ?? `key-${keyId.replaceAll('-', '')}`),
        wanted.expiresAt ?? null,
        wanted.createdBy ?? null,
        MAX_API_KEYS,
      ],
    );
    const [key] = rows;
    if (key === undefined) throw new TooManyApiKeys(MAX_API_KEYS);
    return { key, secret: writeApiKey({ keyId, secret }) };
  }

  /** Newest first, with those that were revoked. @param page.after a key of the page before */
  async list(page: {
    after?: string | undefined;
    limit: number;
  }): Promise<{ keys: ApiKey[]; next: string | undefined }> {
    const { rows } = await this.database.query<ApiKey>(
      `SELECT ${API_KEY_COLUMNS} FROM api_keys WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [page.after ?? null, page.limit + 1],
    );
    const keys = rows.slice(0, page.limit);
    return { keys, next: rows.length > page.limit ? keys.at(-1)?.keyId : undefined };
  }

  /**
   * The key is refused from then on, in every process: as a rule at once, at the latest after some seconds. A second time
   * changes nothing. @throws ApiKeyNotFound
   */
  async revoke(keyId: string): Promise<void> {
    const { rows } = await this.database.query(
      `WITH revoked AS (
         UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING id
       )
       SELECT pg_notify('${API_KEYS_CHANNEL}', id::text) FROM revoked`,
      [keyId],
    );
    if (rows.length === 0) throw new ApiKeyNotFound(keyId);
  }
}

/** @throws InvalidApiKey */
function assertValid({ name, scopes, tenant, expiresAt }: NewApiKey): void {
  const refuse = (pointer: string, code: string, message: string): never => {
    throw new InvalidApiKey({ pointer, code, message });
  };
  if (name.trim() === '' || name.length > MAX_NAME)
    refuse('/name', 'invalid_format', `name must have 1 to ${MAX_NAME} characters`);
  if (scopes.length === 0 || !scopes.every(isScope))
    refuse('/scopes', 'invalid_value', 'scopes must be some of read, generate, export, upload, admin');
  if (tenant !== undefined && !TENANT.test(tenant))
    refuse('/tenant', 'invalid_format', `tenant ${TENANT_RULE}`);
  if (tenant !== undefined && scopes.includes('admin'))
    refuse('/tenant', 'not_allowed', 'a key with the scope admin sees every tenant, and has none');
  if (expiresAt !== undefined && !(expiresAt.getTime() > Date.now()))
    refuse('/expiresAt', 'out_of_range', 'expiresAt must lie ahead');
}
