import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppConfig } from '@app/config';
import { Database, DatabaseUnavailable, type Queryable } from '@app/database';
import { DatasetExists, DatasetReader } from '@app/datasets';
import { FileCatalogue, storageKeyFor } from '@app/files';
import { JobEnqueuer, OutboxRelay, type EnqueuedJob, type RequestOptions } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import {
  ContentMismatch,
  decideContentType,
  displayName,
  HEAD_BYTES,
  Peek,
  type ContentType,
} from '../content-type';
import {
  INGESTED_FORMATS,
  INGESTION_FIELDS,
  type IngestedFormat,
  type IngestionOptions,
  readIngestionOptions,
} from '../ingestion/ingestion-options';
import { ingestUploadJob } from '../jobs/ingest-upload/ingest-upload.job';
import { verifyUploadJob } from '../jobs/verify-upload/verify-upload.job';
import { readMultipartFile, type IncomingFile } from '../multipart';

const FIELDS = ['recordType', 'format', ...INGESTION_FIELDS] as const;
type UploadField = (typeof FIELDS)[number];

export interface ReceiveOptions extends RequestOptions {
  /** Aborted when nobody waits for the upload any more. */
  signal?: AbortSignal | undefined;
}

/** A file that was received whole and is durable, with the job that verifies it. */
export interface ReceivedUpload {
  job: EnqueuedJob;
  fileId: string;
  originalName: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  mimeType: string;
  /** The record type that the file becomes rows of; `null` when it is only stored. */
  recordType: string | null;
}

interface StoredUpload extends Omit<ReceivedUpload, 'job'> {
  storageKey: string;
  format: string;
  compression: ContentType['compression'];
}

/** Streams an upload into storage and makes it known together with its job; on any failure nothing is left. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobEnqueuer,
    private readonly relay: OutboxRelay,
    private readonly files: FileCatalogue,
    private readonly datasets: DatasetReader,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /**
   * @throws the errors of `readMultipartFile` and `decideContentType`, DatasetExists
   * @throws IdempotencyKeyReused FileDeleted BacklogFull DatabaseUnavailable StorageUnavailable
   */
  async receive(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedUpload> {
    await this.jobs.admit();
    await this.storage.admit();
    const { uploadBytes, uploadIdleMs } = this.config.limits;
    const upload = await readMultipartFile(request, {
      limits: { fileBytes: uploadBytes, idleMs: uploadIdleMs },
      fieldNames: FIELDS,
      onFile: (file) => this.take(file, options),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
    this.relay.wake();
    return upload;
  }

  private async take(file: IncomingFile<UploadField>, options: ReceiveOptions): Promise<ReceivedUpload> {
    const ingestion = readIngestionOptions(file.fields);
    if (ingestion?.mode === 'create' && (await this.datasets.find(ingestion.recordType)) !== undefined)
      throw new DatasetExists(ingestion.recordType);
    const fileId = uuidv7();
    const storageKey = storageKeyFor('uploads', fileId);
    try {
      const stored = await this.store(file, ingestion, fileId, storageKey);
      const received = await this.commit(stored, ingestion, options);
      if (received.job.replayed) await this.storage.delete(storageKey);
      return received;
    } catch (error) {
      // When the database went away on the commit, nobody knows whether the file is listed: bytes that nobody lists are
      // better than a listed file without bytes.
      if (!(error instanceof DatabaseUnavailable))
        await this.storage.delete(storageKey).catch(() => undefined);
      throw error;
    }
  }

  private async store(
    file: IncomingFile<UploadField>,
    ingestion: IngestionOptions | undefined,
    fileId: string,
    storageKey: string,
  ): Promise<StoredUpload> {
    const peek = new Peek(HEAD_BYTES);
    const checksum = new Checksum();
    const type = peek.head.then((head) => decideType(file, head, ingestion));
    // The content decides while it streams; a refusal stops the writing.
    type.catch((error: Error) => peek.destroy(error));
    await this.storage.write(storageKey, through(file.content, peek, checksum), { signal: file.signal });
    const { format, compression, mimeType } = await type;
    return {
      fileId,
      storageKey,
      originalName: displayName(file.fileName),
      size: checksum.bytes,
      sha256: checksum.sha256,
      mimeType,
      format,
      compression,
      recordType: ingestion?.recordType ?? null,
    };
  }

  private async commit(
    upload: StoredUpload,
    ingestion: IngestionOptions | undefined,
    options: ReceiveOptions,
  ): Promise<ReceivedUpload> {
    const { storageKey, format, compression, ...facts } = upload;
    const { fileId, originalName, size, sha256, mimeType, recordType } = facts;
    const { idempotencyKey: key, requestId } = options;
    return this.database.transaction(async (client) => {
      const request = { upload: { originalName, sha256, ...ingestion } };
      const enqueueOptions = { requestId, idempotency: key === undefined ? undefined : { key, request } };
      const job =
        ingestion === undefined
          ? await this.jobs.enqueueIn(
              client,
              verifyUploadJob,
              { fileId },
              { ...enqueueOptions, progressTotal: size },
            )
          : await this.jobs.enqueueIn(
              client,
              ingestUploadJob,
              { ...ingestion, fileId, format: format as IngestedFormat, compression },
              enqueueOptions,
            );
      if (job.replayed) return { job, ...(await this.earlierUpload(client, job.jobId)) };
      await this.files.add(client, {
        fileId,
        jobId: job.jobId,
        storageKey,
        name: originalName,
        contentType: mimeType,
        size,
        sha256,
        recordTypes: [],
      });
      await client.query(
        `INSERT INTO uploaded_files (id, job_id, original_name, stored_path, mime_type, size_bytes, format, record_type)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [fileId, job.jobId, originalName, storageKey, mimeType, size, format, recordType],
      );
      return { job, ...facts };
    });
  }

  /** What an earlier request with the same idempotency key had uploaded. @throws FileDeleted */
  private async earlierUpload(client: Queryable, jobId: string): Promise<Omit<ReceivedUpload, 'job'>> {
    const { rows } = await client.query<Omit<ReceivedUpload, 'job'>>(
      `SELECT file.id AS "fileId", name AS "originalName", file.size_bytes AS size, sha256,
              content_type AS "mimeType", record_type AS "recordType"
       FROM stored_files AS file JOIN uploaded_files AS upload USING (id) WHERE upload.job_id = $1`,
      [jobId],
    );
    if (rows[0] !== undefined) return rows[0];
    const job = await client.query<{ fileId: string }>(
      `SELECT params ->> 'fileId' AS "fileId" FROM jobs WHERE id = $1`,
      [jobId],
    );
    throw await this.files.missing(job.rows[0]?.fileId ?? '');
  }
}

/** The content decides; a `format` field is one more claim that it has to meet. */
async function decideType(
  file: IncomingFile<UploadField>,
  head: Uint8Array,
  ingestion: IngestionOptions | undefined,
): Promise<ContentType> {
  const { fileName, claimedType, fields } = file;
  // Any text can be a table of one column: whoever says what it is to be read as is believed as far as it goes.
  const said =
    ingestion !== undefined && (INGESTED_FORMATS as readonly string[]).includes(fields.format ?? '');
  const type = await decideContentType({
    fileName: said ? `upload.${fields.format}` : fileName,
    claimedType: said ? '' : claimedType,
    head,
    ...(ingestion !== undefined && {
      accept: INGESTED_FORMATS,
      encoding: ingestion.encoding ?? 'detect',
      trustText: true,
    }),
  });
  if (fields.format !== undefined && fields.format !== type.format) {
    throw new ContentMismatch(JSON.stringify(fields.format.slice(0, 60)), type.format);
  }
  return type;
}
