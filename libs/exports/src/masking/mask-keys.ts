import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, instanceSecret } from '@app/database';

/** Keys of masks: of `MASK_SECRET`, or of a secret that all processes share through the database. */
@Injectable()
export class MaskKeys {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /**
   * HMAC-SHA-256 of the context under the secret: equal values have equal masks within a context, and what two contexts
   * give cannot be told to belong together.
   */
  async keyOf(context: string): Promise<Buffer> {
    const secret = this.config.masking.secret ?? (await instanceSecret(this.database, 'export-masking'));
    return createHmac('sha256', secret).update(context, 'utf8').digest();
  }
}
