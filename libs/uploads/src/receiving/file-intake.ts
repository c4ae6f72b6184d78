import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database, DatabaseUnavailable, type Queryable } from '@app/database';
import { DatasetExists, DatasetReader } from '@app/datasets';
import { FileCatalogue, storageKeyFor } from '@app/files';
import { JobEnqueuer, type RequestOptions, TENANT, TENANT_RULE } from '@app/jobs';
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
import { DigestGate, type ExpectedDigest, InvalidDigest, readDigestField } from '../digests';
import {
  INGESTED_FORMATS,
  INGESTION_FIELDS,
  type IngestedFormat,
  type IngestionOptions,
  readIngestionOptions,
} from '../ingestion/ingestion-options';
import { ingestUploadJob } from '../jobs/ingest-upload/ingest-upload.job';
import { verifyUploadJob } from '../jobs/verify-upload/verify-upload.job';
import { type IncomingFile, InvalidUploadField } from '../multipart';
import { findUploadOf, type ReceivedUpload } from './received-upload';

/** What may come with a file, in front of it. */
export const UPLOAD_FIELDS = ['recordType', 'format', 'tenant', 'digest', ...INGESTION_FIELDS] as const;
export type UploadField = (typeof UPLOAD_FIELDS)[number];
export type UploadFields = Readonly<Partial<Record<UploadField, string>>>;

/** What the fields say, once they are known to be in order. */
export interface UploadPlan {
  /** `undefined` when the file is only to be stored. */
  ingestion: IngestionOptions | undefined;
  /** Digests that the file has to have. */
  digests: readonly ExpectedDigest[];
  /** For whom the job runs. */
  tenant: string | undefined;
}

export interface IntakeOptions extends Pick<RequestOptions, 'idempotencyKey' | 'requestId' | 'boundTo'> {
  /** Default: a new one. Its object is that of `storageKeyFor('uploads', fileId)`. */
  fileId?: string;
  /** What is to be committed with the file. */
  inTransaction?: (client: Queryable, received: ReceivedUpload) => Promise<void>;
}

interface StoredUpload extends Omit<ReceivedUpload, 'job'> {
  storageKey: string;
  format: string;
  compression: ContentType['compression'];
}

/** Writes a file into storage and makes it known together with its job; on any failure nothing is left. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobEnqueuer,
    private readonly files: FileCatalogue,
    private readonly datasets: DatasetReader,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /**
   * Whether a file may come at all: there is room for its job, and the storage answers. To be asked before the client
   * has sent its bytes in vain. @throws BacklogFull DatabaseUnavailable StorageUnavailable
   */
  async admit(): Promise<void> {
    await this.jobs.admit();
    await this.storage.admit();
  }

  /** Reads what the fields ask for. @throws InvalidUploadField DatasetNotOwned DatasetExists */
  async plan(fields: UploadFields, boundTo?: string): Promise<UploadPlan> {
    const ingestion = readIngestionOptions(fields);
    const tenant = readTenant(fields);
    const digests = fields.digest === undefined ? [] : readDigests(fields.digest);
    if (ingestion !== undefined) await this.datasets.assertWritable(ingestion.recordType, boundTo);
    if (ingestion?.mode === 'create' && (await this.datasets.find(ingestion.recordType)) !== undefined)
      throw new DatasetExists(ingestion.recordType);
    return { ingestion, digests, tenant };
  }

  /**
   * Takes a file to its end.
   * @throws what `plan` and `decideContentType` throw, DigestMismatch, the error of the content
   * @throws IdempotencyKeyReused FileDeleted DatabaseUnavailable StorageUnavailable
   */
  async take(file: IncomingFile<UploadField>, options: IntakeOptions): Promise<ReceivedUpload> {
    const plan = await this.plan(file.fields, options.boundTo);
    const { fileId = uuidv7() } = options;
    const storageKey = storageKeyFor('uploads', fileId);
    try {
      const stored = await this.store(file, plan, fileId, storageKey);
      const received = await this.commit(stored, plan, options);
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
    { ingestion, digests }: UploadPlan,
    fileId: string,
    storageKey: string,
  ): Promise<StoredUpload> {
    const peek = new Peek(HEAD_BYTES);
    const checksum = new Checksum();
    const gates = digests.length === 0 ? [] : [new DigestGate(digests, 'The file')];
    const type = peek.head.then((head) => decideType(file, head, ingestion));
    // The content decides while it streams; a refusal stops the writing.
    type.catch((error: Error) => peek.destroy(error));
    await this.storage.write(storageKey, through(file.content, peek, checksum, ...gates), {
      signal: file.signal,
    });
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
    { ingestion, tenant }: UploadPlan,
    { idempotencyKey: key, requestId, boundTo, inTransaction }: IntakeOptions,
  ): Promise<ReceivedUpload> {
    const { storageKey, format, compression, ...facts } = upload;
    const { fileId, originalName, size, sha256, mimeType, recordType } = facts;
    return this.database.transaction(async (client) => {
      const request = { upload: { originalName, sha256, ...ingestion } };
      const idempotency = key === undefined ? undefined : { key, request };
      const enqueueOptions = { requestId, tenant, boundTo, idempotency };
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
      if (job.replayed) {
        const earlier = { job, ...(await this.earlierUpload(client, job.jobId)) };
        await inTransaction?.(client, earlier);
        return earlier;
      }
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
      const received = { job, ...facts };
      await inTransaction?.(client, received);
      return received;
    });
  }

  /** What an earlier request with the same idempotency key had uploaded. @throws FileDeleted */
  private async earlierUpload(client: Queryable, jobId: string): Promise<Omit<ReceivedUpload, 'job'>> {
    const upload = await findUploadOf(client, jobId);
    if (upload !== undefined) return upload;
    const { rows } = await client.query<{ fileId: string }>(
      `SELECT params ->> 'fileId' AS "fileId" FROM jobs WHERE id = $1`,
      [jobId],
    );
    throw await this.files.missing(rows[0]?.fileId ?? '');
  }
}

/** @throws InvalidUploadField */
function readTenant({ tenant }: UploadFields): string | undefined {
  if (tenant === undefined || TENANT.test(tenant)) return tenant;
  const message = `tenant ${TENANT_RULE}`;
  throw new InvalidUploadField({ pointer: '/tenant', code: 'invalid_format', message });
}

/** The content decides; a `format` field is one more claim that it has to meet. */
export async function decideType(
  file: Pick<IncomingFile<UploadField>, 'fileName' | 'claimedType' | 'fields'>,
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

/** @throws InvalidUploadField */
function readDigests(text: string): ExpectedDigest[] {
  try {
    return readDigestField('digest', text);
  } catch (error) {
    if (!(error instanceof InvalidDigest)) throw error;
    throw new InvalidUploadField({ pointer: '/digest', code: 'invalid_value', message: error.message });
  }
}
