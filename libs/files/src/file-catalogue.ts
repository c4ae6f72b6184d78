import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, type Queryable } from '@app/database';
import { ObjectNotFound, STORAGE, type StorageDriver } from '@app/storage';
import { FileNotFound } from './files.errors';
import type { NewStoredFile, StoredFile } from './stored-file';

/** A client follows a redirect at once; the rest is for clocks that differ. */
const REDIRECT_SECONDS = 300;

/** Which files there are, and their bytes. */
@Injectable()
export class FileCatalogue {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /**
   * Lists a stored file, in the transaction that makes it known. Adding it again makes the entry say the same of the
   * newer object: a job that is repeated has written another one.
   */
  async add(client: Queryable, file: NewStoredFile): Promise<void> {
    const { fileId, jobId, storageKey, name, contentType, size, sha256 } = file;
    await client.query(
      `INSERT INTO stored_files (id, job_id, storage_key, name, content_type, size_bytes, sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET
         storage_key = excluded.storage_key, name = excluded.name, content_type = excluded.content_type,
         size_bytes = excluded.size_bytes, sha256 = excluded.sha256`,
      [fileId, jobId, storageKey, name, contentType, size, sha256],
    );
  }

  /** @throws FileNotFound */
  async get(fileId: string): Promise<StoredFile> {
    const row = await this.database.records((prisma) =>
      prisma.storedFile.findUnique({ where: { id: fileId } }),
    );
    if (row === null) throw new FileNotFound(fileId);
    const { id, sizeBytes, ...rest } = row;
    return { ...rest, fileId: id, size: Number(sizeBytes) };
  }

  /** Its bytes, or those from `start` to `end` (inclusive). @throws FileNotFound */
  async open(file: StoredFile, range?: { start: number; end: number }): Promise<Readable> {
    try {
      return await this.storage.read(file.storageKey, range);
    } catch (error) {
      throw error instanceof ObjectNotFound ? new FileNotFound(file.fileId) : error;
    }
  }

  /**
   * Where the storage serves the file itself, for a short while; `null` when we are to serve it: the storage cannot, or
   * `S3_REDIRECT_DOWNLOADS` is off.
   * @param contentDisposition header of the answer
   */
  async redirect(file: StoredFile, contentDisposition: string): Promise<string | null> {
    if (!this.config.storage.redirectDownloads) return null;
    const { storageKey, contentType } = file;
    return this.storage.presign(storageKey, { seconds: REDIRECT_SECONDS, contentType, contentDisposition });
  }

  /** Takes a file off the list, in the caller's transaction; its bytes are for the caller to remove afterwards. */
  async forget(client: Queryable, fileId: string): Promise<void> {
    await client.query('DELETE FROM stored_files WHERE id = $1', [fileId]);
  }
}
