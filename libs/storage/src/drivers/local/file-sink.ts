import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';

type Done = (error?: Error | null) => void;

/** What may wait for a write under way: it is written in one call then. */
const WAITING_BYTES = 512 * 1024;

/** Writes a stream into an open file, which it leaves open. */
export class FileSink extends Writable {
  /** Written so far. */
  bytes = 0;

  /** @param guard makes errors of the file those of the storage */
  constructor(
    private readonly file: FileHandle,
    private readonly guard: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    super({ highWaterMark: WAITING_BYTES });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.append([chunk], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.append(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  private append(chunks: Buffer[], done: Done): void {
    this.guard(() => this.writeAll(chunks)).then(() => done(), done);
  }

  private async writeAll(chunks: Buffer[]): Promise<void> {
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const { bytesWritten } = await this.file.writev(chunks);
    // A disk that is nearly full takes a part; the error comes with the rest.
    if (bytesWritten < length) await this.file.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
    this.bytes += length;
  }
}
