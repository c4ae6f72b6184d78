import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ERRORS, Server } from '@tus/server';
import { v7 as uuidv7 } from 'uuid';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { AppError } from '@app/errors';
import { OutboxRelay, type RequestOptions } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';
import { FileTooLarge, UploadIncomplete } from '../multipart';
import { FileIntake } from '../receiving/file-intake';
import { findUploadOf, type ReceivedUpload } from '../receiving/received-upload';
import { BodyCheck, CHECKSUM_ALGORITHMS } from './body-check';
import { ResumableStore } from './resumable-store';
import type { ResumableUpload } from './resumable-upload';
import { ResumableUploads } from './resumable-uploads';
import {
  InvalidTusRequest,
  ResumableUploadComplete,
  ResumableUploadExpired,
  ResumableUploadNotFound,
  UploadOffsetConflict,
} from './resumable.errors';
import { StagedObjects } from './staged-objects';
import { Turns } from './turns';
import { type TusMethod, toTusRequest } from './tus-requests';

/** Where uploads are made; each is below it, under its id. */
export const RESUMABLE_PATH = '/upload/tus';
/** Files that one process joins of their parts at the same time. */
const JOINS_AT_ONCE = 4;
/** Milliseconds that a request gets to end in order when another one wants the upload. */
const DRAIN_MS = 250;
/** Headers of the server library that are about browsers; ours are set for all answers alike. */
const CROSS_ORIGIN = /^access-control-/i;

type TusOptions = Pick<RequestOptions, 'idempotencyKey' | 'requestId' | 'boundTo'>;

/** What to answer to a request of tus. */
export interface TusAnswer {
  status: number;
  headers: Record<string, string>;
  /** The job and the file that the upload has become. */
  complete: { jobId: string; fileId: string | undefined } | undefined;
}

/** An upload with the file that it has become, if it has. */
export interface ResumableUploadState {
  upload: ResumableUpload;
  file: Omit<ReceivedUpload, 'job'> | undefined;
}

/** Receives files by the protocol tus 1.0, in as many requests as it takes. */
@Injectable()
export class ResumableReceiver {
  private readonly joins = new Turns(JOINS_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly uploads: ResumableUploads,
    private readonly staged: StagedObjects,
    private readonly intake: FileIntake,
    private readonly relay: OutboxRelay,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /**
   * Answers a request of tus.
   * @param path of the request, without its query
   * @throws the errors of `resumable.errors.ts`, `FileIntake`, `decideContentType`; InvalidDigest FileTooLarge EmptyFile
   *   InvalidUploadField UploadIncomplete UploadTimedOut StorageUnavailable DatabaseUnavailable
   */
  async handle(
    incoming: IncomingMessage,
    { method, path }: { method: TusMethod; path: string },
    options: TusOptions,
  ): Promise<TusAnswer> {
    const { request, release } = toTusRequest(incoming, method, path);
    try {
      const check = new BodyCheck(incoming.headers);
      if (method === 'POST') await this.intake.admit();
      if (method === 'PATCH') await this.storage.admit();
      return await this.answer(request, check, options);
    } finally {
      release();
    }
  }

  /** @throws ResumableUploadNotFound ResumableUploadExpired */
  async find(uploadId: string): Promise<ResumableUploadState> {
    const upload = await this.uploads.find(uploadId);
    if (upload === undefined) throw new ResumableUploadNotFound(uploadId);
    if (upload.expiresAt < new Date()) throw new ResumableUploadExpired();
    const { jobId } = upload;
    return { upload, file: jobId === null ? undefined : await findUploadOf(this.database, jobId) };
  }

  /** Whose an upload is, empty for nobody in particular; `undefined` when there is no such upload. */
  async ownerOf(uploadId: string): Promise<string | undefined> {
    const upload = await this.uploads.find(uploadId);
    return upload && (upload.boundTo ?? '');
  }

  private async answer(request: Request, check: BodyCheck, options: TusOptions): Promise<TusAnswer> {
    const { uploads, staged, intake, storage, joins } = this;
    const { uploadBytes, uploadIdleMs: idleMs, resumableUploadTtlMs: ttlMs } = this.config.limits;
    const store = new ResumableStore({ uploads, staged, intake, storage, joins, idleMs, ttlMs }, check, {
      idempotencyKey: options.idempotencyKey ?? null,
      requestId: options.requestId ?? null,
      boundTo: options.boundTo ?? null,
    });
    let failure: unknown;
    // One for each request: what the request says of its bytes, and its lease, are the store's.
    const server = new Server({
      path: RESUMABLE_PATH,
      datastore: store,
      locker: store,
      maxSize: uploadBytes,
      relativeLocation: true,
      lockDrainTimeout: DRAIN_MS,
      disableTerminationForFinishedUploads: true,
      namingFunction: () => uuidv7(),
      onResponseError: (_request, error) => void (failure = error),
    });
    const answer = await server.handleWeb(request);
    const { status, headers } = answer;
    if (status >= 400) throw toAppError(failure ?? (await answer.text()), { store, uploadBytes });
    if (store.received !== undefined) this.relay.wake();
    return {
      status,
      headers: {
        ...Object.fromEntries([...headers].filter(([name]) => !CROSS_ORIGIN.test(name))),
        ...(request.method === 'OPTIONS' && { 'tus-checksum-algorithm': CHECKSUM_ALGORITHMS.join(',') }),
      },
      complete: await this.completed(store),
    };
  }

  private async completed({ received, found }: ResumableStore): Promise<TusAnswer['complete']> {
    if (received !== undefined) return { jobId: received.job.jobId, fileId: received.fileId };
    const jobId = found?.jobId ?? null;
    if (jobId === null) return undefined;
    const file = await findUploadOf(this.database, jobId);
    return { jobId, fileId: file?.fileId };
  }
}

/** Our error for one of the server library, which knows them by identity or only by their text. */
function toAppError(
  failure: unknown,
  { store, uploadBytes }: { store: ResumableStore; uploadBytes: number },
): unknown {
  const size = store.found?.size ?? uploadBytes;
  switch (failure) {
    case ERRORS.FILE_NOT_FOUND:
      return new ResumableUploadNotFound('');
    case ERRORS.FILE_NO_LONGER_EXISTS:
      return new ResumableUploadExpired();
    case ERRORS.INVALID_OFFSET:
      return new UploadOffsetConflict();
    case ERRORS.ERR_SIZE_EXCEEDED:
      return new FileTooLarge(size);
    case ERRORS.ERR_MAX_SIZE_EXCEEDED:
      return new FileTooLarge(uploadBytes);
    case ERRORS.INVALID_TERMINATION:
      return new ResumableUploadComplete();
    case ERRORS.ABORTED:
      return new UploadIncomplete();
    case ERRORS.INVALID_METADATA:
      return new InvalidTusRequest('Upload-Metadata', ERRORS.INVALID_METADATA.body);
  }
  if (failure instanceof AppError) return failure;
  // Its class is not exported: more bytes came than were announced.
  if ((failure as { status_code?: number }).status_code === 413) return new FileTooLarge(size);
  const named = typeof failure === 'string' ? /^Invalid ([a-z -]+)\n$/.exec(failure)?.[1] : undefined;
  if (named !== undefined) return new InvalidTusRequest(named, 'is not what tus 1.0.0 asks for.');
  return failure;
}
