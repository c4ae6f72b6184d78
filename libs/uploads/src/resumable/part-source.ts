import type { Readable } from 'node:stream';
import { UploadTimedOut } from '../multipart';

/**
 * The bytes of a request, to be taken in parts. It ends like a stream also where the client goes away or falls silent:
 * what came until then is good, and `failure` says what ended it.
 */
export class PartSource {
  /** Bytes taken. */
  bytes = 0;
  /** Why there is no more, when it is not the end. */
  failure: unknown;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #idle: NodeJS.Timeout;
  readonly #waiting: Buffer[] = [];
  #ours = true; // whether it is we who keep the client waiting

  /**
   * @param idleMs how long the client may send nothing while we wait for it
   * @param onChunk sees every byte once, in order
   */
  constructor(
    private readonly stream: Readable,
    idleMs: number,
    private readonly onChunk: (chunk: Buffer) => void,
  ) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    this.#idle = setTimeout(() => {
      if (this.#ours) this.#idle.refresh();
      else this.stop(new UploadTimedOut(idleMs));
    }, idleMs);
  }

  /** Ends it with this failure. */
  stop(failure: Error): void {
    this.failure ??= failure;
    this.stream.destroy(failure);
  }

  /** Lets go of the stream. */
  close(): void {
    clearTimeout(this.#idle);
  }

  /** Whether there is at least one more byte. */
  async hasMore(): Promise<boolean> {
    return (await this.peek(1)).length > 0;
  }

  /** The next bytes, which stay: so many at least, unless there are fewer. */
  async peek(bytes: number): Promise<Buffer> {
    let length = this.#waiting.reduce((sum, chunk) => sum + chunk.length, 0);
    while (length < bytes) {
      const chunk = await this.#next();
      if (chunk === undefined) break;
      this.#waiting.push(chunk);
      length += chunk.length;
    }
    return Buffer.concat(this.#waiting);
  }

  /** The bytes of one part: it ends with the chunk that reaches one of the limits. */
  async *part(limits: { bytes: number; ms: number }): AsyncGenerator<Buffer> {
    const until = performance.now() + limits.ms;
    let bytes = 0;
    while (bytes < limits.bytes && performance.now() < until) {
      const chunk = this.#waiting.shift() ?? (await this.#next());
      if (chunk === undefined) return;
      bytes += chunk.length;
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  async #next(): Promise<Buffer | undefined> {
    if (this.failure !== undefined) return undefined;
    this.#ours = false;
    this.#idle.refresh();
    try {
      const { value, done } = await this.#chunks.next();
      if (done === true) return undefined;
      if (value.length > 0) this.onChunk(value);
      return value;
    } catch (error) {
      this.failure ??= error;
      return undefined;
    } finally {
      this.#ours = true;
    }
  }
}
