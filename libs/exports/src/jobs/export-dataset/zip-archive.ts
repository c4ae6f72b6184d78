import { type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** The fastest level, as for gzip. */
const COMPRESSION_LEVEL = 1;
/** Read for everybody. */
const MODE = 0o100644;

/**
 * A zip that is written while it is read: files one after the other, each as fast as the archive is consumed. Sizes stand
 * behind the files (data descriptors), and ZIP64 is used where something is larger than 4 GiB.
 */
export class ZipArchive {
  private readonly zip = new ZipFile();
  private readonly closed = new AbortController();
  /** The bytes of the archive. */
  readonly bytes: Readable;

  /** @param modifiedAt what the files say of their age */
  constructor(private readonly modifiedAt: Date) {
    this.bytes = this.zip.outputStream as Readable;
    this.bytes.once('close', () => this.closed.abort(new Error('The archive was closed before its end.')));
    this.zip.on('error', (error) => this.destroy(error as Error));
  }

  /** Adds what `content` yields; resolves when all of it was taken, and rejects when nobody takes it any more. */
  async add(name: string, content: Readable): Promise<void> {
    this.zip.addReadStream(content, name, {
      mtime: this.modifiedAt,
      mode: MODE,
      compressionLevel: COMPRESSION_LEVEL,
    });
    await finished(content, { signal: this.closed.signal });
  }

  addText(name: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), name, {
      mtime: this.modifiedAt,
      mode: MODE,
      compressionLevel: COMPRESSION_LEVEL,
    });
  }

  /** Writes the directory; nothing can be added any more. */
  end(): void {
    this.zip.end();
  }

  destroy(error: Error): void {
    this.bytes.destroy(error);
  }
}

/**
 * Writes a zip: `fill` adds its files while `write` takes its bytes to where they are kept.
 * @returns what `fill` gave, when both are done
 * @throws what failed first, once neither of the two goes on
 */
export async function writeZip<T>(
  modifiedAt: Date,
  fill: (archive: ZipArchive) => Promise<T>,
  write: (bytes: Readable) => Promise<unknown>,
): Promise<T> {
  const archive = new ZipArchive(modifiedAt);
  const written = write(archive.bytes);
  const filled = fill(archive).then((result) => {
    archive.end();
    return result;
  });
  try {
    await Promise.all([written, filled]);
    return await filled;
  } catch (error) {
    // Whichever failed, the other one waits for it.
    archive.destroy(error as Error);
    await Promise.allSettled([written, filled]);
    throw error;
  }
}
