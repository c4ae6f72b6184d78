import { timingSafeEqual } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { BatchedLookup, Database, Listener } from '@app/database';
import { Unauthenticated } from '../auth.errors';
import type { Principal } from '../principal';
import type { ScopeName } from '../scope';
import { API_KEYS_CHANNEL } from './api-key';
import { hashSecret, readApiKey } from './api-key-text';

/** Milliseconds for which a key is believed without asking again, should the word that it was revoked get lost. */
const FRESH_MS = 5_000;
/** Milliseconds between two notes of when a key was used. */
const USE_NOTED_MS = 60_000;
/** Compared with the secret of a key that does not exist, so that this takes as long. */
const NOBODY = Buffer.alloc(32);

interface StoredKey {
  keyId: string;
  hash: Buffer;
  scopes: ScopeName[];
  tenant: string;
  expiresAt: Date | null;
}

/**
 * Finds out whose key it is. Keys that are in use are remembered, so that a request costs a hash and no statement; they
 * are forgotten as soon as any key is revoked.
 */
@Injectable()
export class ApiKeyVerifier implements BeforeApplicationShutdown {
  private readonly known = new Map<string, { key: StoredKey; readAt: number }>();
  private readonly usedAt = new Map<string, number>();
  private readonly lookup = new BatchedLookup((keyIds: string[]) => this.read(keyIds));
  private readonly listener: Listener;
  private listening = false;
  /** Grows with each word of a revocation: what was read before it is not to be believed after it. */
  private revocations = 0;

  constructor(private readonly database: Database) {
    this.listener = new Listener(database.url, API_KEYS_CHANNEL, () => {
      this.revocations++;
      this.known.clear();
    });
  }

  /** @throws Unauthenticated DatabaseUnavailable */
  async verify(text: string): Promise<Principal> {
    const presented = readApiKey(text);
    if (presented === undefined) throw new Unauthenticated('invalid', 'This is not an API key of VeoGen.');
    const { keyId, secret } = presented;
    const key = await this.find(keyId);
    const isIts = timingSafeEqual(hashSecret(secret), key?.hash ?? NOBODY);
    if (key === undefined || !isIts)
      throw new Unauthenticated('invalid', 'There is no such API key, or it was revoked.');
    if (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now())
      throw new Unauthenticated('invalid', `The API key expired at ${key.expiresAt.toISOString()}.`);
    this.noteUse(keyId);
    return {
      id: `key:${keyId}`,
      scopes: new Set(key.scopes),
      tenant: key.tenant === '' ? null : key.tenant,
    };
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.listener.close();
  }

  private async find(keyId: string): Promise<StoredKey | undefined> {
    const known = this.known.get(keyId);
    if (known !== undefined && performance.now() - known.readAt < FRESH_MS) return known.key;
    if (!this.listening) {
      this.listening = true;
      void this.listener.open();
    }
    const { revocations } = this;
    const readAt = performance.now();
    const key = await this.lookup.find(keyId);
    // Keys that do not exist are not remembered: anybody could fill the memory with them.
    if (key === undefined) this.known.delete(keyId);
    else if (revocations === this.revocations) this.known.set(keyId, { key, readAt });
    return key;
  }

  private async read(keyIds: string[]): Promise<Map<string, StoredKey>> {
    const { rows } = await this.database.query<StoredKey>({
      name: 'find_api_keys',
      text: `SELECT id AS "keyId", secret_hash AS hash, scopes, tenant, expires_at AS "expiresAt"
             FROM api_keys WHERE id = ANY($1::uuid[]) AND revoked_at IS NULL`,
      values: [keyIds],
    });
    return new Map(rows.map((row) => [row.keyId, row]));
  }

  private noteUse(keyId: string): void {
    const now = performance.now();
    if (now - (this.usedAt.get(keyId) ?? -Infinity) < USE_NOTED_MS) return;
    this.usedAt.set(keyId, now);
    // Nobody waits for it. The condition is for the other processes, which note it too.
    this.database
      .query(
        `UPDATE api_keys SET last_used_at = now()
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
        [keyId],
      )
      .catch(() => this.usedAt.delete(keyId));
  }
}
