import { Transform, type TransformCallback } from 'node:stream';

/**
 * Passes bytes through unchanged and shows the first of them before anybody reads: nothing flows on until
 * there are `size` bytes or the source has ended.
 */
export class Peek extends Transform {
  /** The first `size` bytes, or all if there are fewer. Rejects when the stream fails before. */
  readonly head: Promise<Buffer>;
  readonly #resolve: (head: Buffer) => void;
  readonly #reject: (error: Error) => void;
  #waiting: Buffer[] | null = [];
  #length = 0;

  constructor(private readonly size: number) {
    super();
    let resolve!: (head: Buffer) => void;
    let reject!: (error: Error) => void;
    this.head = new Promise<Buffer>((onHead, onError) => {
      resolve = onHead;
      reject = onError;
    });
    this.#resolve = resolve;
    this.#reject = reject;
    // Whoever is not interested in the head gets the error from the stream.
    this.head.catch(() => {});
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#waiting === null) return done(null, chunk);
    this.#waiting.push(chunk);
    this.#length += chunk.length;
    if (this.#length >= this.size) this.#show(this.#waiting);
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#waiting !== null) this.#show(this.#waiting);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#reject(error ?? new Error('The stream was closed before its head had arrived.'));
    done(error);
  }

  #show(waiting: Buffer[]): void {
    const seen = Buffer.concat(waiting);
    this.#waiting = null;
    if (seen.length > 0) this.push(seen);
    this.#resolve(seen.subarray(0, this.size));
  }
}
