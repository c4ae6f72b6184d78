import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobStatus } from '../e2e/processes/client';
import type { History, Operation } from './history';

/** Milliseconds that a client waits for an answer. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 150;

export type ChaosStatus = JobStatus & { type: string };

/** A client that never gives up: whatever has no definite answer is sent again under the same key. */
export class ChaosClient {
  constructor(
    readonly url: string,
    private readonly history: History,
    /** Aborted when nobody will answer any more. */
    private readonly end: AbortSignal,
  ) {}

  /** Sends until it is acknowledged. @returns the job, or undefined when the run ended before */
  async submit(operation: Operation, path: string, body: object | FormData): Promise<string | undefined> {
    const isForm = body instanceof FormData;
    while (!this.end.aborted) {
      const answer = await this.send(operation, path, {
        method: 'POST',
        headers: { 'idempotency-key': operation.key, ...(!isForm && { 'content-type': 'application/json' }) },
        body: isForm ? body : JSON.stringify(body),
      });
      if (answer?.status === 202 || answer?.status === 201) {
        operation.jobId = (JSON.parse(answer.text) as { jobId: string }).jobId;
        return operation.jobId;
      }
      // 409 says that the first request with this key is still under way.
      if (answer !== undefined && answer.status !== 503 && answer.status !== 429 && answer.status !== 409) {
        this.history.unexpectedAnswers.push({
          operation: operation.key,
          status: answer.status,
          body: answer.text,
        });
        return undefined;
      }
      await delay(AGAIN_MS);
    }
    return undefined;
  }

  /** Asks to cancel until that is known to have been heard, or the job to have ended. */
  async cancel(operation: Operation & { jobId: string }): Promise<void> {
    operation.cancelled = true;
    while (!this.end.aborted) {
      const answer = await this.send(operation, `/jobs/${operation.jobId}/cancel`, { method: 'POST' });
      if (answer?.status === 202 || answer?.status === 409) return;
      if (answer !== undefined && answer.status !== 503 && answer.status !== 429) {
        this.history.unexpectedAnswers.push({
          operation: operation.key,
          status: answer.status,
          body: answer.text,
        });
        return;
      }
      await delay(AGAIN_MS);
    }
  }

  /** The job once it has ended, however; undefined when the run ended before. */
  async ended(jobId: string): Promise<ChaosStatus | undefined> {
    while (!this.end.aborted) {
      const job = await this.status(jobId).catch(() => undefined);
      if (job !== undefined && ['completed', 'failed', 'cancelled'].includes(job.status)) return job;
      await delay(AGAIN_MS);
    }
    return undefined;
  }

  /** @throws Error when there is no such job, or no answer */
  async status(jobId: string): Promise<ChaosStatus> {
    const response = await fetch(`${this.url}/status/${jobId}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`GET /status/${jobId} answered ${response.status}: ${text}`);
    return JSON.parse(text) as ChaosStatus;
  }

  /** The hash of what a link leads to. */
  async download(link: string): Promise<string> {
    const response = await fetch(new URL(link, this.url));
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`${link} answered ${response.status}`);
    return createHash('sha256').update(bytes).digest('hex');
  }

  private async send(
    operation: Operation,
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; text: string } | undefined> {
    operation.sent++;
    try {
      const response = await fetch(this.url + path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = await response.text();
      if (response.status === 503 || response.status === 429) {
        operation.refused++;
        if (!(Number(response.headers.get('retry-after')) > 0)) this.history.withoutRetryAfter++;
      }
      return { status: response.status, text };
    } catch {
      operation.unknown++;
      return undefined;
    }
  }
}
