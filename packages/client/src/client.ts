import type { Client } from 'openapi-fetch';
import { answerOf, Connection } from './connection';
import { type Download, downloadFile, type DownloadOptions } from './download';
import { DownloadFailed, type Job, VeoGenError } from './errors';
import type { components, operations, paths } from './openapi';
import type { Retry } from './patient-fetch';
import { uploadFile, type Upload, type UploadFields, type UploadOptions, type UploadSource } from './upload';
import { waitForJob, type WaitOptions } from './wait-for-job';

type Schemas = components['schemas'];

export type AcceptedJob = Schemas['AcceptedJob'];
export type ExportRequest = Schemas['ExportRequest'] | Schemas['ExportListRequest'];
export type GenerateRequest = Schemas['GenerateRequest'] | Schemas['GenerateListRequest'];
export type JobPage = Schemas['JobPage'];
export type Preview = Schemas['Preview'];
export type PreviewList = Schemas['PreviewList'];
export type PreviewRequest = Schemas['PreviewRequest'] | Schemas['PreviewListRequest'];

/** What `GET /jobs` takes, without the cursor. */
export type JobFilter = Omit<NonNullable<operations['listJobs']['parameters']['query']>, 'cursor'>;

export interface ClientOptions {
  /** Where the service is, for example `http://127.0.0.1:3000`. */
  url: string;
  /** Sent as `Authorization: Bearer …`: an API key, or a token of your identity provider. */
  apiKey?: string | undefined;
  /**
   * Milliseconds for which requests are repeated while the service is away or overloaded; 0: never. Default 30,000.
   * `waitFor` and downloads have this patience anew each time that they lose the service.
   */
  patienceMs?: number | undefined;
  /** Milliseconds until an answer must begin. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Told before each repetition of a request. */
  onRetry?: ((retry: Retry) => void) | undefined;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>> | undefined;
}

export interface RequestOptions {
  /** Ends the request; it then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

export interface StartOptions extends RequestOptions {
  /** The same key and body give the same job for 24 hours. Default: one that is made for this call. */
  idempotencyKey?: string | undefined;
}

const PATIENCE_MS = 30_000;
const TIMEOUT_MS = 30_000;

/**
 * VeoGen from a program. Every method throws VeoGenProblem when the service refuses, VeoGenUnreachable when it does
 * not answer in spite of all patience, and the reason of the signal when that is aborted.
 */
export class VeoGenClient {
  readonly jobs: Jobs;
  private readonly connection: Connection;

  constructor({
    url,
    apiKey,
    patienceMs = PATIENCE_MS,
    timeoutMs = TIMEOUT_MS,
    onRetry,
    headers = {},
  }: ClientOptions) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new VeoGenError(
        `The URL of the service must start with http:// or https://, not ${JSON.stringify(url)}`,
      );
    if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey))
      throw new VeoGenError('The API key has characters that no header can carry, such as a line break');
    const credentials = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
    this.connection = new Connection(url, { ...headers, ...credentials }, { patienceMs, timeoutMs, onRetry });
    this.jobs = new Jobs(this.connection);
  }

  /** Every route of the service, typed by its OpenAPI document; answers come as `{ data, error, response }`. */
  get api(): Client<paths> {
    return this.connection.api;
  }

  /** Starts the generation of one record type, or of several that refer to each other. */
  generate(request: GenerateRequest, options: StartOptions = {}): Promise<AcceptedJob> {
    return answerOf(this.api.POST('/generate', { body: request, ...start(options) }));
  }

  /** The first rows of what `generate` would write for the same request; several lists for several record types. */
  preview(request: PreviewRequest, options: RequestOptions = {}): Promise<Preview | PreviewList> {
    return answerOf(this.api.POST('/generate/preview', { body: request, ...signalOf(options) }));
  }

  /** Starts an export; the completed job's `resultUri` is what `download` takes. */
  export(request: ExportRequest, options: StartOptions = {}): Promise<AcceptedJob> {
    return answerOf(this.api.POST('/export', { body: request, ...start(options) }));
  }

  /**
   * Sends a file: a path, a `file:` URL, or `{ name, content }` with any async iterable of bytes. What comes from a
   * path is sent again when the connection breaks; a stream is read once.
   */
  upload(source: UploadSource, fields: UploadFields = {}, options: UploadOptions = {}): Promise<Upload> {
    return uploadFile(this.connection, source, fields, options);
  }

  /** The job as it is now. */
  status(jobId: string, options: RequestOptions = {}): Promise<Job> {
    return answerOf(this.api.GET('/status/{jobId}', { params: { path: { jobId } }, ...signalOf(options) }));
  }

  /**
   * Waits until a job is completed, and answers it. Survives restarts of the service.
   * @throws JobNotCompleted when it failed or was cancelled
   * @throws WaitTimedOut when `timeoutMs` was over first
   */
  waitFor(jobId: string, options: WaitOptions = {}): Promise<Job> {
    return waitForJob(this.connection, jobId, options);
  }

  /** Opens a file: the `resultUri` of an export, or `/files/{fileId}`. @throws DownloadFailed for a dataset, and without a result */
  download(uri: string | null, options: DownloadOptions = {}): Promise<Download> {
    if (uri === null) return Promise.reject(new DownloadFailed('The job has no result to download'));
    return downloadFile(this.connection, uri, options);
  }

  /** Asks a job to stop. */
  cancel(jobId: string, options: RequestOptions = {}): Promise<AcceptedJob> {
    const params = { path: { jobId } };
    return answerOf(this.api.POST('/jobs/{jobId}/cancel', { params, ...signalOf(options) }));
  }

  /**
   * Runs a failed or cancelled job again: the same job as it was, or a new one with `params` in place of the old.
   */
  retry(
    jobId: string,
    { params: changes, ...options }: RequestOptions & { params?: Readonly<Record<string, unknown>> } = {},
  ): Promise<AcceptedJob> {
    const params = { path: { jobId } };
    const body = changes === undefined ? {} : { params: { ...changes } };
    return answerOf(this.api.POST('/jobs/{jobId}/retry', { params, body, ...signalOf(options) }));
  }
}

/** Lists of jobs, newest first. */
export class Jobs {
  constructor(private readonly connection: Connection) {}

  /** All jobs that fit, one by one; further pages are fetched as they are needed. `limit` is the size of a page. */
  async *list(filter: JobFilter = {}, options: RequestOptions = {}): AsyncGenerator<Job> {
    for await (const { jobs } of this.pages(filter, options)) yield* jobs;
  }

  /** The same, page by page. */
  async *pages(filter: JobFilter = {}, options: RequestOptions = {}): AsyncGenerator<JobPage> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { ...filter, ...(cursor !== undefined && { cursor }) };
      const page = await answerOf(
        this.connection.api.GET('/jobs', { params: { query }, ...signalOf(options) }),
      );
      yield page;
      cursor = page.nextCursor;
    }
  }
}

const signalOf = ({ signal }: RequestOptions): { signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };

function start({ idempotencyKey, signal }: StartOptions): {
  signal?: AbortSignal;
  headers?: Record<string, string>;
} {
  return {
    ...signalOf({ signal }),
    ...(idempotencyKey !== undefined && { headers: { 'Idempotency-Key': idempotencyKey } }),
  };
}
