import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DataStore, type Locker, Upload } from '@tus/server';
import { v7 as uuidv7 } from 'uuid';
import { DatabaseUnavailable } from '@app/database';
import { AppError } from '@app/errors';
import { storageKeyFor } from '@app/files';
import type { StorageDriver } from '@app/storage';
import { EmptyFile, HEAD_BYTES } from '../content-type';
import { decideType, type FileIntake } from '../receiving/file-intake';
import type { ReceivedUpload } from '../receiving/received-upload';
import { StoredFileCorrupt } from '../uploads.errors';
import type { BodyCheck } from './body-check';
import { PartSource } from './part-source';
import type { NewResumableUpload, Part, ResumableUpload } from './resumable-upload';
import type { ResumableUploads } from './resumable-uploads';
import { ResumableUploadNotFound, TooManyUploadParts } from './resumable.errors';
import type { StagedObjects } from './staged-objects';
import type { Turns } from './turns';
import { UploadLock } from './upload-lock';
import { readUploadMetadata } from './upload-metadata';

/** The most parts that are joined: each is a request to the storage. */
const MAX_PARTS = 10_000;
/** Bytes of a part; of large uploads more, so that they need half of the parts that there may be. */
const PART_BYTES = 4 * 1024 * 1024;
/** Milliseconds after which a part is closed however small it is: more is not lost when a process dies. */
const PART_MS = 15_000;

export interface StoreParts {
  uploads: ResumableUploads;
  staged: StagedObjects;
  intake: FileIntake;
  storage: StorageDriver;
  /** For joining parts, which is as much work for the storage as it can take. */
  joins: Turns;
  /** Milliseconds. */
  ttlMs: number;
  idleMs: number;
}

/**
 * The uploads as one request of tus sees them. Bytes go into parts, each an object of its own that counts with the
 * commit that names it; the last ones count in the transaction that makes the file known, so that an upload that looks
 * whole is a file. Every commit is under the lease of the request, whichever process it runs in.
 */
export class ResumableStore extends DataStore implements Locker {
  override extensions = ['creation', 'creation-with-upload', 'checksum', 'expiration', 'termination'];
  /** The file, when this request completed it. */
  received: ReceivedUpload | undefined;
  /** The upload as the request found it. */
  found: ResumableUpload | undefined;
  #lock: UploadLock | undefined;

  /** @param check of the body of the request */
  constructor(
    private readonly parts: StoreParts,
    private readonly check: BodyCheck,
    private readonly options: Pick<NewResumableUpload, 'idempotencyKey' | 'requestId' | 'boundTo'>,
  ) {
    super();
  }

  newLock(uploadId: string): UploadLock {
    return (this.#lock = new UploadLock(this.parts.uploads, uploadId));
  }

  override getExpiration(): number {
    return this.parts.ttlMs;
  }

  /** @throws EmptyFile InvalidUploadField DatasetExists */
  override async create(upload: Upload): Promise<Upload> {
    const { uploads, intake } = this.parts;
    const { id: uploadId, size = 0, metadata = {} } = upload;
    if (size === 0) throw new EmptyFile();
    await intake.plan(readUploadMetadata(metadata).fields, this.options.boundTo ?? undefined);
    this.#held.hold(await uploads.create({ uploadId, size, metadata, ...this.options }));
    return upload;
  }

  /** @throws ResumableUploadNotFound */
  override async getUpload(uploadId: string): Promise<Upload> {
    const upload = await this.#find(uploadId);
    const { size, offset, metadata, activeAt } = upload;
    // Expiry is counted from this: from the last bytes, not from the first.
    return new Upload({ id: uploadId, size, offset, metadata, creation_date: activeAt.toISOString() });
  }

  /** @throws ResumableUploadNotFound */
  override async remove(uploadId: string): Promise<void> {
    await this.#find(uploadId);
    await this.#end(uploadId);
  }

  /**
   * Takes the bytes of a request.
   * @returns how far the upload is then
   * @throws what the client did not do, after what came of it was kept, unless its body had to be checked
   */
  override write(stream: Readable, uploadId: string, offset: number): Promise<number> {
    return this.#held.during(() => this.#write(stream, uploadId, offset));
  }

  async #write(stream: Readable, uploadId: string, offset: number): Promise<number> {
    const { uploads, staged, idleMs } = this.parts;
    const upload = await this.#find(uploadId);
    if (offset === upload.size) {
      await finished(stream.resume());
      return offset;
    }
    const source = new PartSource(stream, idleMs, (chunk) => this.check.update(chunk));
    const stop = (): void => source.stop(this.#held.lost.reason as Error);
    this.#held.lost.addEventListener('abort', stop, { once: true });
    const pending: Part[] = [];
    try {
      await staged.removeUnfinished(uploadId);
      const kept = await uploads.parts(uploadId);
      await this.#refuseEarly(upload, kept, source);
      let end = offset;
      while (await source.hasMore()) {
        if (kept.length + pending.length >= MAX_PARTS) throw new TooManyUploadParts(MAX_PARTS);
        const part = await this.#writePart(upload, source, end);
        end += part.size;
        pending.push(part);
        if (this.check.wanted || end >= upload.size) continue;
        await uploads.advance(this.#held.lease, pending);
        kept.push(...pending.splice(0));
      }
      // What was not sent to its end can still be all that there was to come.
      if (end < upload.size || this.check.wanted) this.#assertWhole(source);
      if (end < upload.size) await uploads.advance(this.#held.lease, pending);
      else this.received = await this.#complete(upload, [...kept, ...pending]);
      return end;
    } catch (error) {
      // When the database went away on a commit, nobody knows whether these count: the next request finds out.
      if (!(error instanceof DatabaseUnavailable))
        await staged.remove(pending.map(({ storageKey }) => storageKey)).catch(() => undefined);
      throw error;
    } finally {
      this.#held.lost.removeEventListener('abort', stop);
      source.close();
    }
  }

  get #held(): UploadLock {
    if (this.#lock === undefined) throw new Error('Nothing is done to an upload without its lock.');
    return this.#lock;
  }

  async #find(uploadId: string): Promise<ResumableUpload> {
    const upload = await this.parts.uploads.find(uploadId);
    if (upload === undefined) throw new ResumableUploadNotFound(uploadId);
    return (this.found = upload);
  }

  #assertWhole(source: PartSource): void {
    if (source.failure !== undefined) throw source.failure as Error;
    this.check.verify(source.bytes);
  }

  /** Looks at the head of the file as soon as it is there, and refuses what would be refused in the end. */
  async #refuseEarly(upload: ResumableUpload, kept: readonly Part[], source: PartSource): Promise<void> {
    const { offset, size, uploadId } = upload;
    if (offset >= HEAD_BYTES) return;
    const coming = await source.peek(HEAD_BYTES - offset);
    const whole = Math.min(HEAD_BYTES, size);
    if (offset + coming.length < whole) return;
    const head: Buffer[] = [];
    for await (const chunk of this.#joined(uploadId, kept)) head.push(chunk);
    const file = readUploadMetadata(upload.metadata);
    await this.#orEnd(uploadId, async () => {
      const { ingestion } = await this.parts.intake.plan(file.fields, upload.boundTo ?? undefined);
      await decideType(file, Buffer.concat([...head, coming]).subarray(0, whole), ingestion);
    });
  }

  async #writePart(upload: ResumableUpload, source: PartSource, offset: number): Promise<Part> {
    const { uploads, storage, staged } = this.parts;
    const storageKey = storageKeyFor('parts', uuidv7());
    await uploads.stage(this.#held.lease, { storageKey, offset });
    const bytes = Math.max(PART_BYTES, Math.ceil(upload.size / (MAX_PARTS / 2)));
    const content = Readable.from(source.part({ bytes, ms: PART_MS }), { objectMode: false });
    try {
      const written = await storage.write(storageKey, content);
      return { storageKey, offset, size: written.bytes };
    } catch (error) {
      await staged.remove([storageKey]).catch(() => undefined);
      throw error;
    }
  }

  async #complete(upload: ResumableUpload, parts: readonly Part[]): Promise<ReceivedUpload> {
    const { uploads, intake, staged, joins } = this.parts;
    const { uploadId, metadata, idempotencyKey, requestId, boundTo } = upload;
    const { lease, lost } = this.#held;
    const fileId = uuidv7();
    const storageKey = storageKeyFor('uploads', fileId);
    await uploads.stage(lease, { storageKey, offset: 0 });
    const file = {
      ...readUploadMetadata(metadata),
      content: Readable.from(this.#joined(uploadId, parts), { objectMode: false }),
      signal: lost,
    };
    const received = await this.#orEnd(uploadId, () =>
      joins.take(() =>
        intake.take(file, {
          fileId,
          ...(idempotencyKey !== null && { idempotencyKey }),
          ...(requestId !== null && { requestId }),
          ...(boundTo !== null && { boundTo }),
          inTransaction: (client, { job }) =>
            uploads.complete(client, lease, { jobId: job.jobId, storageKey }),
        }),
      ),
    );
    // Nobody waits for it; the sweeper removes what this does not.
    staged.removeOfEnded(uploadId).catch(() => undefined);
    return received;
  }

  async *#joined(uploadId: string, parts: readonly Part[]): AsyncGenerator<Buffer> {
    for (const { storageKey, size } of parts) {
      let bytes = 0;
      for await (const chunk of await this.parts.storage.read(storageKey)) {
        bytes += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
      if (bytes !== size) throw new StoredFileCorrupt(uploadId);
    }
  }

  /** What will never be taken, however often it is sent, is not kept. */
  async #orEnd<T>(uploadId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError && !error.retryable) await this.#end(uploadId);
      throw error;
    }
  }

  async #end(uploadId: string): Promise<void> {
    await this.parts.uploads.remove(this.#held.lease);
    await this.parts.staged.removeOfEnded(uploadId).catch(() => undefined);
  }
}
