import { Transform, type TransformCallback } from 'node:stream';
import { UnpackedTooLarge } from '../ingestion.errors';

/** Real tables unpack to less than this many times their size; deflate can reach about a thousand. */
const MAX_RATIO = 250;
/** Up to this many bytes any ratio is fine: small tables of equal rows are no attack. */
const HARMLESS_BYTES = 64 * 1024 * 1024;

/** Passes unpacked bytes through and fails on the first one that an honest file would not have. */
export class UnpackedLimit extends Transform {
  #bytes = 0;

  /** @param packedBytes size of the file */
  constructor(
    private readonly packedBytes: number,
    private readonly maxBytes: number,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.maxBytes) {
      done(unpackedTooLarge(this.maxBytes));
    } else if (this.#bytes > HARMLESS_BYTES && this.#bytes > this.packedBytes * MAX_RATIO) {
      done(new UnpackedTooLarge(`The file unpacks to more than ${MAX_RATIO} times its size.`));
    } else done(null, chunk);
  }
}

export function unpackedTooLarge(maxBytes: number): UnpackedTooLarge {
  const message = `The file unpacks to more than ${maxBytes} bytes (MAX_UNPACKED_BYTES).`;
  return new UnpackedTooLarge(message, { details: { limit: maxBytes } });
}
