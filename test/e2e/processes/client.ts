import { createHash } from 'node:crypto';
import { until } from '../../setup/until';

export interface JobStatus {
  jobId: string;
  status: 'pending' | 'in-progress' | 'completed' | 'failed' | 'cancelled';
  progress: { done: number; total: number | null };
  attempts: number;
  result: Record<string, unknown> | null;
  resultUri: string | null;
  error: { code: string; message: string } | null;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON. */
  body: Record<string, unknown>;
  /** Until the body was there. */
  ms: number;
}

/** What came out of a download. */
export interface Download {
  sha256: string;
  bytes: number;
  /** Line ends in it. */
  lines: number;
}

const LINE_FEED = 10;

/** The API as a client sees it. */
export class Client {
  /** @param patienceMs milliseconds that a job may take; default: a minute */
  constructor(
    readonly url: string,
    private readonly patienceMs = 60_000,
  ) {}

  async request(method: 'GET' | 'POST', path: string, json?: unknown): Promise<Answer> {
    const started = performance.now();
    const response = await fetch(this.url + path, {
      method,
      ...(json !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
      }),
    });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body, ms: performance.now() - started };
  }

  /** Starts a job. @throws Error when it is not accepted */
  async start(path: string, json: unknown): Promise<string> {
    const { status, body } = await this.request('POST', path, json);
    if (status !== 202) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body['jobId'] as string;
  }

  async status(jobId: string): Promise<JobStatus> {
    const { status, body } = await this.request('GET', `/status/${jobId}`);
    if (status !== 200) throw new Error(`GET /status/${jobId} answered ${status}: ${JSON.stringify(body)}`);
    return body as unknown as JobStatus;
  }

  /** The job once it is completed. @throws Error when it ends in another way, or not in time */
  async completed(jobId: string, timeoutMs = this.patienceMs): Promise<JobStatus> {
    let job: JobStatus | undefined;
    const ended = async (): Promise<boolean> => {
      job = await this.status(jobId);
      return ['completed', 'failed', 'cancelled'].includes(job.status);
    };
    await until(ended, { timeoutMs, intervalMs: 100, what: `job ${jobId} has ended` }).catch(
      (error: Error) => {
        throw new Error(`${error.message}; it is ${JSON.stringify(job)}`);
      },
    );
    if (job?.status !== 'completed') throw new Error(`The job ended otherwise: ${JSON.stringify(job)}`);
    return job;
  }

  /** Generates a dataset and waits for it. */
  async generate(request: object, timeoutMs?: number): Promise<JobStatus> {
    return this.completed(await this.start('/generate', request), timeoutMs);
  }

  /** The hash over all rows that were written into a record type. */
  async receiptHash(recordType: string): Promise<string> {
    const { body } = await this.request('GET', `/datasets/${recordType}`);
    return (body['receipt'] as { sha256: string }).sha256;
  }

  /** What a verification of a record type finds. */
  async verify(recordType: string): Promise<Record<string, unknown>> {
    const job = await this.completed(await this.start(`/datasets/${recordType}/verify`, {}));
    return job.result ?? {};
  }

  /** Exports a record type as CSV, waits for it, and downloads it. */
  async exportCsv(recordType: string): Promise<Download> {
    return this.download(await this.completed(await this.start('/export', { recordType, format: 'csv' })));
  }

  /** Downloads what an export made. @throws Error when it is not what the job says */
  async download({ resultUri, result }: JobStatus): Promise<Download> {
    const response = await fetch(new URL(resultUri ?? '', this.url));
    if (response.status !== 200 || response.body === null)
      throw new Error(`${resultUri} answered ${response.status}`);
    const hash = createHash('sha256');
    let bytes = 0;
    let lines = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
    }
    const download = { sha256: hash.digest('hex'), bytes, lines };
    if (download.sha256 !== result?.['sha256'])
      throw new Error(`The download is not what the job says: ${download.sha256}`);
    return download;
  }
}
