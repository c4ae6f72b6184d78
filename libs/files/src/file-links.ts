import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, instanceSecret } from '@app/database';
import { signLink, verifyLink } from '@app/storage';
import { LinkExpired, LinkForged } from './files.errors';

/** Download links that expire. Their key is `LINK_SECRET`, or one that all processes share through the database. */
@Injectable()
export class FileLinks {
  private sharedSecret: Promise<string> | undefined;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /** A path that works for `LINK_TTL_SECONDS` from now. */
  async sign(fileId: string): Promise<string> {
    const expiresAt = new Date(Date.now() + this.config.links.ttlSeconds * 1_000);
    return signLink(fileId, { secret: await this.secret(), expiresAt });
  }

  /** @throws LinkForged LinkExpired */
  async check(fileId: string, expires: string | undefined, signature: string | undefined): Promise<void> {
    const parameters = {
      ...(expires !== undefined && { expires }),
      ...(signature !== undefined && { signature }),
    };
    const verdict = verifyLink(fileId, parameters, { secret: await this.secret(), now: new Date() });
    if (verdict === 'expired') throw new LinkExpired();
    if (verdict === 'forged') throw new LinkForged();
  }

  private secret(): Promise<string> {
    if (this.config.links.secret !== undefined) return Promise.resolve(this.config.links.secret);
    // Remembered only once read: a database that is down now may be up at the next call.
    this.sharedSecret ??= instanceSecret(this.database, 'link-signing').catch((error: unknown) => {
      this.sharedSecret = undefined;
      throw error;
    });
    return this.sharedSecret;
  }
}
