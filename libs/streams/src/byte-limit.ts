import { Transform, type TransformCallback } from 'node:stream';
import { ByteLimitExceeded } from './streams.errors';

/**
 * Passes bytes through and fails with `ByteLimitExceeded` on the first byte past the limit, so that a
 * stream that is too long costs no more than its limit. A stream of exactly `limit` bytes passes.
 */
export class ByteLimit extends Transform {
  #left: number;

  constructor(private readonly limit: number) {
    super();
    this.#left = limit;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length;
    if (this.#left < 0) done(new ByteLimitExceeded(this.limit));
    else done(null, chunk);
  }
}
