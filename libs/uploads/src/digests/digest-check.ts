import { createHash, type Hash, timingSafeEqual } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { DigestMismatch } from './digest.errors';
import type { DigestAlgorithm, ExpectedDigest } from './digest-field';

/** Computes the digests that bytes are expected to have while they pass. */
export class DigestCheck {
  readonly #running: readonly { hash: Hash; expected: ExpectedDigest }[];

  constructor(expected: readonly ExpectedDigest[]) {
    this.#running = expected.map((digest) => ({ hash: createHash(digest.algorithm), expected: digest }));
  }

  update(chunk: Uint8Array): void {
    for (const { hash } of this.#running) hash.update(chunk);
  }

  /** After the last byte, once. @returns the first algorithm whose digest is another one, if any */
  mismatch(): DigestAlgorithm | undefined {
    let found: DigestAlgorithm | undefined;
    for (const { hash, expected } of this.#running) {
      if (!timingSafeEqual(hash.digest(), expected.value)) found ??= expected.algorithm;
    }
    return found;
  }
}

/** Passes bytes through and fails at their end when they do not have the digests. */
export class DigestGate extends Transform {
  readonly #check: DigestCheck;

  /** @param what the bytes are, as the subject of a sentence */
  constructor(
    expected: readonly ExpectedDigest[],
    private readonly what: string,
  ) {
    super();
    this.#check = new DigestCheck(expected);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#check.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    const algorithm = this.#check.mismatch();
    done(algorithm === undefined ? null : new DigestMismatch(this.what, algorithm));
  }
}
