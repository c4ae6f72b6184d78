import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../cannot-start';
import type { DemoFormat } from './demo-options';
import type { GenerateRequest } from './generate-request';

/** The parts of a job that the demo reads (`GET /status/:jobId`). */
export interface JobStatus {
  jobId: string;
  status: 'pending' | 'in-progress' | 'completed' | 'failed' | 'cancelled';
  progress: { done: number; total: number | null } | null;
  result: Readonly<Record<string, unknown>> | null;
  resultUri: string | null;
  error: { code: string; message: string } | null;
}

export interface Dataset {
  recordType: string;
  rowCount: number;
}

/** The answer to a request that the API refused, as RFC 9457 describes it. */
interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { pointer: string; message: string }[];
}

const TRIES = 6;
const FIRST_PAUSE_MS = 100;
const CANCEL_TIMEOUT_MS = 2_000;
/** A job is asked for often at first, because most are short. */
const POLL_MS = { first: 25, most: 500 };

async function explainRefusal(what: string, response: Response): Promise<CannotStart> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const code = problem.code === undefined ? '' : ` ${problem.code}`;
  const reason = problem.detail ?? problem.title ?? response.statusText;
  const lines = (problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer}: ${message}`);
  return new CannotStart(`${what} was refused (${response.status}${code}): ${reason}${lines.join('')}`);
}

/** A client of our own REST API, doing what any other client can. */
export class ApiClient {
  constructor(
    private readonly origin: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Asks for a dataset and returns the id of the job. */
  async generate(request: GenerateRequest): Promise<string> {
    return this.startJob('/generate', request);
  }

  /** Asks for a file of all records and returns the id of the job. */
  async export(recordType: string, format: DemoFormat): Promise<string> {
    return this.startJob('/export', { recordType, format });
  }

  /**
   * Follows a job to its end.
   * @throws CannotStart when it did not complete
   */
  async follow(jobId: string, onProgress: (done: number, total: number) => void): Promise<JobStatus> {
    for (let pause = POLL_MS.first; ; pause = Math.min(pause * 1.2, POLL_MS.most)) {
      const job = await this.job(jobId);
      if (job.progress !== null) onProgress(job.progress.done, job.progress.total ?? 0);
      if (job.status === 'completed') return job;
      if (job.status === 'failed' || job.status === 'cancelled') {
        throw new CannotStart(`Job ${jobId} ${job.status}: ${job.error?.message ?? 'no reason given'}`);
      }
      await sleep(pause, undefined, { signal: this.signal }).catch(() => this.signal.throwIfAborted());
    }
  }

  job(jobId: string): Promise<JobStatus> {
    return this.getJson(`/status/${jobId}`);
  }

  /** Asks a job to stop, even when this client itself was interrupted. Tried once, and briefly. */
  async cancel(jobId: string): Promise<void> {
    const response = await fetch(new URL(`/jobs/${jobId}/cancel`, this.origin), {
      method: 'POST',
      signal: AbortSignal.timeout(CANCEL_TIMEOUT_MS),
    });
    await response.body?.cancel();
  }

  /** `undefined` when there is no such dataset. */
  async findDataset(recordType: string): Promise<Dataset | undefined> {
    const { datasets } = await this.getJson<{ datasets: Dataset[] }>('/datasets');
    return datasets.find((dataset) => dataset.recordType === recordType);
  }

  /** @param link absolute, or relative to the API */
  async download(link: string): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.request('GET', link);
    if (body === null) throw new CannotStart(`The download ${link} is empty.`);
    return body;
  }

  private async getJson<T>(path: string): Promise<T> {
    return (await this.request('GET', path)).json() as Promise<T>;
  }

  private async startJob(path: string, body: object): Promise<string> {
    const response = await this.request('POST', path, body);
    return ((await response.json()) as { jobId: string }).jobId;
  }

  /** One request, tried again while the API is out of reach; the key makes that safe for a POST. */
  private async request(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {};
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['idempotency-key'] = randomUUID();
    }
    const what = `${method} ${path.split('?')[0] ?? path}`;
    for (let attempt = 1; ; attempt++) {
      const response = await this.send(method, path, headers, body);
      if (response?.ok === true) return response;
      // A conflict with our own first attempt, which may still be under way, is over in a moment.
      const mayRecover =
        response === undefined || response.status === 503 || (response.status === 409 && attempt > 1);
      if (!mayRecover || attempt === TRIES) {
        throw response === undefined
          ? new CannotStart(`${what}: the API at ${this.origin} does not answer.`)
          : await explainRefusal(what, response);
      }
      await response?.body?.cancel();
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  /** `undefined` when there was no answer. */
  private async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: object | undefined,
  ): Promise<Response | undefined> {
    try {
      return await fetch(new URL(path, this.origin), {
        method,
        headers,
        signal: this.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      this.signal.throwIfAborted();
      return undefined;
    }
  }
}
