import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, type Queryable } from '@app/database';
import { ObjectNotFound, STORAGE, type StorageDriver } from '@app/storage';
import { FileDeleted, FileNotFound } from './files.errors';
import { areaOf, type NewStoredFile, type StorageArea, type StoredFile } from './stored-file';

/** A client follows a redirect at once; the rest is for clocks that differ. */
const REDIRECT_SECONDS = 300;
const DAY_MS = 24 * 3_600_000;

interface FileRow extends Omit<StoredFile, 'fileId' | 'size' | 'expiresAt'> {
  id: string;
  sizeBytes: bigint;
}

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
    const { fileId, jobId, storageKey, name, contentType, size, sha256, recordTypes } = file;
    await client.query(
      `INSERT INTO stored_files (id, job_id, storage_key, name, content_type, size_bytes, sha256, record_types, tenant)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce((SELECT tenant FROM jobs WHERE jobs.id = $2), ''))
       ON CONFLICT (id) DO UPDATE SET
         storage_key = excluded.storage_key, name = excluded.name, content_type = excluded.content_type,
         size_bytes = excluded.size_bytes, sha256 = excluded.sha256, record_types = excluded.record_types`,
      [fileId, jobId, storageKey, name, contentType, size, sha256, recordTypes],
    );
  }

  /** Whose a file is, empty for nobody in particular; `undefined` when there is no such file. */
  async ownerOf(fileId: string): Promise<string | undefined> {
    const { rows } = await this.database.query<{ tenant: string }>({
      name: 'owner_of_file',
      text: 'SELECT tenant FROM stored_files WHERE id = $1',
      values: [fileId],
    });
    return rows[0]?.tenant;
  }

  /** @throws FileNotFound FileDeleted */
  async get(fileId: string): Promise<StoredFile> {
    const row = await this.database.records((prisma) =>
      prisma.storedFile.findUnique({ where: { id: fileId } }),
    );
    if (row === null) throw await this.missing(fileId);
    return this.toFile(row);
  }

  /** Newest first, where ids tell the time. @param page.after a file of the page before */
  async list(
    area: StorageArea,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ files: StoredFile[]; next: string | undefined }> {
    const rows = await this.database.records((prisma) =>
      prisma.storedFile.findMany({
        where: {
          storageKey: { startsWith: `${area}/` },
          ...(page.after !== undefined && { id: { lt: page.after } }),
        },
        orderBy: { id: 'desc' },
        take: page.limit + 1,
      }),
    );
    const files = rows.slice(0, page.limit).map((row) => this.toFile(row));
    return { files, next: rows.length > page.limit ? files.at(-1)?.fileId : undefined };
  }

  /** Why there is no such file. */
  async missing(fileId: string): Promise<FileNotFound | FileDeleted> {
    const deletion = await this.database.records((prisma) =>
      prisma.deletion.findFirst({ where: { kind: 'file', subject: fileId } }),
    );
    return deletion === null
      ? new FileNotFound(fileId)
      : new FileDeleted(fileId, deletion.requestedAt, deletion.reason);
  }

  /** Its bytes, or those from `start` to `end` (inclusive). @throws FileNotFound FileDeleted */
  async open(file: StoredFile, range?: { start: number; end: number }): Promise<Readable> {
    try {
      return await this.storage.read(file.storageKey, range);
    } catch (error) {
      throw error instanceof ObjectNotFound ? await this.missing(file.fileId) : error;
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

  private toFile(row: FileRow): StoredFile {
    const { id, sizeBytes, storageKey, createdAt, jobId, name, contentType, sha256 } = row;
    const expiresAt = this.expiry(storageKey, createdAt);
    const size = Number(sizeBytes);
    return { fileId: id, jobId, storageKey, name, contentType, size, sha256, createdAt, expiresAt };
  }

  private expiry(storageKey: string, createdAt: Date): Date | null {
    const { exportsDays, uploadsDays } = this.config.retention;
    const area = areaOf(storageKey);
    const days = area === 'uploads' ? uploadsDays : area === 'archives' ? null : exportsDays;
    return days === null ? null : new Date(createdAt.getTime() + days * DAY_MS);
  }
}
