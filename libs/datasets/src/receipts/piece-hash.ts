import { createHash } from 'node:crypto';
import { ByteWriter } from '@app/engine';

/** Bytes that are collected before they are hashed: each call of the hash costs more than a row's bytes. */
const FLUSH_BYTES = 64 * 1024;

/** SHA-256 of the rows of a piece, as `canonicalRowWriter` of `@app/formats` writes them. */
export class PieceHash {
  /** Where a row is written before {@link endRow}. */
  readonly out = new ByteWriter(FLUSH_BYTES + 4_096);
  private hash = createHash('sha256');

  endRow(): void {
    if (this.out.pos >= FLUSH_BYTES) this.flush();
  }

  /** Ends the piece; what is written next belongs to another one. */
  digest(): Buffer {
    this.flush();
    const digest = this.hash.digest();
    this.hash = createHash('sha256');
    return digest;
  }

  private flush(): void {
    this.hash.update(this.out.bytes.subarray(0, this.out.pos));
    this.out.pos = 0;
  }
}
