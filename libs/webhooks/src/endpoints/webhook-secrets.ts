import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, instanceSecret } from '@app/database';

/** Bytes of a secret; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** A new secret as its owner gets it. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * Encrypts secrets for the database and decrypts them to sign: AES-256-GCM under `WEBHOOKS_SECRET_KEY`, or under a key
 * that is in the same database. The latter only keeps secrets from being read by accident.
 */
@Injectable()
export class WebhookSecrets {
  private sharedKey: Promise<string> | undefined;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  async seal(secret: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, await this.key(), nonce);
    return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** `undefined` when it was encrypted under another key. @throws DatabaseUnavailable */
  async open(sealed: Buffer): Promise<string | undefined> {
    const key = await this.key();
    try {
      const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const text = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  private async key(): Promise<Buffer> {
    const text = this.config.webhooks.secretKey ?? (await this.shared());
    return createHash('sha256').update(text).digest();
  }

  private shared(): Promise<string> {
    // Remembered only once read: a database that is down now may be up at the next call.
    this.sharedKey ??= instanceSecret(this.database, 'webhook-secrets').catch((error: unknown) => {
      this.sharedKey = undefined;
      throw error;
    });
    return this.sharedKey;
  }
}
