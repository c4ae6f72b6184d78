import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;
/** Bytes of the name by which a key is recognised. */
export const KEY_ID_BYTES = 8;

/**
 * The key of `BACKUP_ENCRYPTION_KEY`. Each object gets a key of its own, derived from it and a random salt by
 * HKDF-SHA256 (RFC 5869), so that frames may be numbered from 0 in every object.
 */
export class BackupKey {
  private readonly secret: Buffer;
  /** Tells keys apart and says nothing of the key. */
  readonly id: Buffer;

  /** @param secret at least 32 random characters: HKDF does not slow down those who try passwords */
  constructor(secret: string) {
    this.secret = Buffer.from(secret, 'utf8');
    this.id = this.derive(Buffer.alloc(0), 'veogen backup: name of the key', KEY_ID_BYTES);
  }

  /** The AES-256 key of one object. */
  of(salt: Buffer): Buffer {
    return this.derive(salt, 'veogen backup: content', KEY_BYTES);
  }

  private derive(salt: Buffer, purpose: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, salt, purpose, bytes));
  }
}
