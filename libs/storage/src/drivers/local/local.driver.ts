import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, opendir, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertStorageKey, isStorageKey } from '../../storage-key';
import { InvalidRange, ObjectNotFound } from '../../storage.errors';
import type { ReadOptions, StorageDriver, StoredObject, WriteOptions } from '../../storage.port';
import { makeDirectory, syncDirectory } from './directories';
import { FileSink } from './file-sink';
import { guarded, isMissing } from './file-system.errors';

// No key begins with a dot, so this can never be one. It is inside the root because a rename is atomic
// only within one file system.
const INCOMING = '.incoming';
const TEMPORARY_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/;
const READ_CHUNK_BYTES = 256 * 1024;

/**
 * Objects as plain files below one directory, the key being the relative path.
 *
 * A write goes to a temporary file, which is synced, then renamed into place, and the directory synced:
 * a crash at any moment leaves the old object or the new one. What a killed writer leaves is in one
 * directory, under a name that says nothing of its key.
 */
export class LocalDriver implements StorageDriver {
  readonly scheme = 'file';
  readonly #incoming: string;

  /** @param root absolute path; made when missing. */
  constructor(private readonly root: string) {
    this.#incoming = join(root, INCOMING);
  }

  async prepare(): Promise<void> {
    await guarded(() => makeDirectory(this.#incoming));
    await this.check();
  }

  async removeUnfinished(before: Date): Promise<void> {
    await guarded(() => this.#removeStale(before.getTime()));
  }

  /** A disk is never out of reach: it works or fails at once. */
  async admit(): Promise<void> {}

  async write(key: string, source: Readable, options: WriteOptions = {}): Promise<{ bytes: number }> {
    // The source may fail before anybody reads it; without a listener that would end the process. The
    // error is not lost: reading a failed stream throws it.
    source.once('error', () => {});
    try {
      options.signal?.throwIfAborted();
      if (options.signal) addAbortSignal(options.signal, source);
      return await this.#replace(this.#path(key), key, source);
    } catch (error) {
      source.destroy();
      if (options.signal?.aborted && isAbortError(error)) throw options.signal.reason;
      throw error;
    }
  }

  async read(key: string, options: ReadOptions = {}): Promise<Readable> {
    const path = this.#path(key);
    const file = await guarded(() => nullIfMissing(open(path, 'r')), key);
    if (file === null) throw new ObjectNotFound(key);
    try {
      const { start = 0, end = Infinity, signal } = options;
      const stats = await guarded(() => file.stat(), key);
      if (!stats.isFile()) throw new ObjectNotFound(key);
      if (start > 0 && start >= stats.size) throw new InvalidRange(stats.size);
      signal?.throwIfAborted();
      const stream = file.createReadStream({ start, end, highWaterMark: READ_CHUNK_BYTES });
      return signal ? addAbortSignal(signal, stream) : stream;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async stat(key: string): Promise<StoredObject | null> {
    const path = this.#path(key);
    const stats = await guarded(() => nullIfMissing(lstat(path)), key);
    return stats?.isFile() ? { bytes: stats.size, modifiedAt: stats.mtime } : null;
  }

  async delete(key: string): Promise<void> {
    // A directory of other keys is not an object, and systems disagree on the error for unlinking one.
    if ((await this.stat(key)) === null) return;
    await guarded(() => nullIfMissing(unlink(this.#path(key))), key);
  }

  async *list(area: string): AsyncGenerator<string, void, undefined> {
    yield* this.#below(this.#path(area), area);
  }

  /** Nobody but us serves files of a disk. */
  async presign(key: string): Promise<null> {
    assertStorageKey(key);
    return null;
  }

  async check(): Promise<void> {
    const { file, path } = await this.#temporary();
    try {
      await guarded(() => file.writeFile('ok'));
      await guarded(() => file.sync());
    } finally {
      await discard(file, path);
    }
  }

  async close(): Promise<void> {}

  #path(key: string): string {
    assertStorageKey(key);
    return join(this.root, key);
  }

  async *#below(path: string, name: string): AsyncGenerator<string, void, undefined> {
    const directory = await guarded(() => nullIfMissing(opendir(path)));
    if (directory === null) return;
    try {
      for (;;) {
        const entry = await guarded(() => directory.read());
        if (entry === null) return;
        const key = `${name}/${entry.name}`;
        if (!isStorageKey(key)) continue;
        if (entry.isDirectory()) yield* this.#below(join(path, entry.name), key);
        else if (entry.isFile()) yield key;
      }
    } finally {
      await directory.close();
    }
  }

  async #temporary(): Promise<{ file: FileHandle; path: string }> {
    const path = join(this.#incoming, `${randomUUID()}.part`);
    return guarded(async () => {
      await makeDirectory(this.#incoming);
      return { file: await open(path, 'wx', 0o640), path };
    });
  }

  async #replace(target: string, key: string, source: Readable): Promise<{ bytes: number }> {
    const { file, path } = await this.#temporary();
    try {
      const sink = new FileSink(file, (work) => guarded(work, key));
      await pipeline(source, sink);
      await guarded(() => file.sync(), key);
      await file.close();
      await guarded(async () => {
        await makeDirectory(dirname(target));
        await rename(path, target);
        await syncDirectory(dirname(target));
      }, key);
      return { bytes: sink.bytes };
    } catch (error) {
      await discard(file, path);
      throw error;
    }
  }

  async #removeStale(before: number): Promise<void> {
    for (const name of await readdir(this.#incoming)) {
      if (!TEMPORARY_NAME.test(name)) continue;
      const path = join(this.#incoming, name);
      const stats = await nullIfMissing(lstat(path));
      if (stats?.isFile() && stats.mtimeMs < before) await rm(path, { force: true });
    }
  }
}

async function discard(file: FileHandle, path: string): Promise<void> {
  // Called while another error is on its way to the caller, which must not be replaced by one from here.
  await file.close().catch(() => {});
  await rm(path, { force: true }).catch(() => {});
}

async function nullIfMissing<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isAbortError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ABORT_ERR';
}
