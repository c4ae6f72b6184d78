import { setTimeout as delay } from 'node:timers/promises';
import { starvedMs } from '../e2e/processes/process-facts';
import type { History } from './history';
import type { World } from './world';

/** What clients of the API saw of one outage of the database; times in milliseconds. */
export interface Outage {
  name: string;
  lastedMs: number;
  posts: number;
  /** Slowest answer to a POST, without the time for which no core was free. */
  slowestPostMs: number;
  liveFailures: number;
  /** From the beginning; null when it did not turn, which it need not do in a short outage. */
  notReadyAfterMs: number | null;
  firstSuccessAfterMs: number | null;
  readyAfterMs: number | null;
  anomalies: string[];
}

const POST_LIMIT_MS = 1_000;
const SUCCESS_LIMIT_MS = 5_000;
const READY_LIMIT_MS = 10_000;
const PROBE_MS = 150;
const PROBED = { recordType: 'probed', count: 1, seed: 1, fields: [{ name: 'id', type: 'uuid' }] };

interface Seen {
  status: number | undefined;
  ms: number;
  retryAfter: boolean;
}

/** Sends requests at a steady rate while the database is away, and measures what comes back. */
export class OutageWatch {
  readonly outages: Outage[] = [];

  constructor(
    private readonly world: World,
    private readonly history: History,
  ) {}

  async during(
    name: string,
    lastsMs: number,
    begin: () => Promise<void> | void,
    end: () => Promise<void> | void,
  ): Promise<void> {
    const posts: Seen[] = [];
    const anomalies: string[] = [];
    let liveFailures = 0;
    let notReadyAt: number | undefined;
    let readyAt: number | undefined;
    let successAt: number | undefined;
    let back: number | undefined;
    const begun = performance.now();
    const pending = new Set<Promise<void>>();
    const probe = (work: () => Promise<void>): void => {
      const one: Promise<void> = work().finally(() => pending.delete(one));
      pending.add(one);
    };
    const timer = setInterval(() => {
      probe(async () => {
        const isOutage = back === undefined;
        const seen = await this.post();
        // One that was sent before the return and answered after it was under way for all of the outage, or hung.
        if (isOutage) posts.push(seen);
        if (back !== undefined && seen.status === 202) successAt ??= performance.now();
      });
      probe(async () => {
        if ((await this.get('/health/live')) !== 200) liveFailures++;
      });
      probe(async () => {
        const status = await this.get('/health/ready');
        if (status !== 200) {
          notReadyAt ??= performance.now();
          readyAt = undefined;
        } else if (back !== undefined) readyAt ??= performance.now();
      });
    }, PROBE_MS);

    await begin();
    await delay(lastsMs);
    await end();
    back = performance.now();
    const limit = back + READY_LIMIT_MS + 2_000;
    while ((successAt === undefined || readyAt === undefined) && performance.now() < limit) await delay(20);
    clearInterval(timer);
    await Promise.all(pending);

    const since = (from: number, at: number | undefined): number | null =>
      at === undefined ? null : at - from;
    const outage: Outage = {
      name,
      lastedMs: back - begun,
      posts: posts.length,
      slowestPostMs: Math.max(0, ...posts.map(({ ms }) => ms)),
      liveFailures,
      notReadyAfterMs: since(begun, notReadyAt),
      firstSuccessAfterMs: since(back, successAt),
      readyAfterMs: since(back, readyAt),
      anomalies,
    };
    const wrong = posts.filter(({ status, retryAfter }) => status !== 202 && !(status === 503 && retryAfter));
    if (wrong.length > 0) anomalies.push(`${wrong.length} POSTs answered ${wrong[0]?.status ?? 'nothing'}`);
    if (outage.slowestPostMs > POST_LIMIT_MS)
      anomalies.push(`a POST took ${Math.round(outage.slowestPostMs)} ms`);
    if (liveFailures > 0) anomalies.push(`live was not 200 ${liveFailures} times`);
    if (outage.notReadyAfterMs === null ? lastsMs >= READY_LIMIT_MS : outage.notReadyAfterMs > READY_LIMIT_MS)
      anomalies.push('ready did not turn in time');
    if (outage.firstSuccessAfterMs === null || outage.firstSuccessAfterMs > SUCCESS_LIMIT_MS)
      anomalies.push('no success in time');
    if (outage.readyAfterMs === null || outage.readyAfterMs > READY_LIMIT_MS)
      anomalies.push('ready did not return in time');
    this.outages.push(outage);
  }

  /** One request under a key of its own; one that was not answered may have been accepted all the same. */
  private async post(): Promise<Seen> {
    const operation = this.history.begin('probe', PROBED.recordType, { rows: 1 });
    operation.sent++;
    const starved = (): number => starvedMs(this.world.api.pid) + starvedMs(process.pid);
    const [sent, starvedBefore] = [performance.now(), starved()];
    const took = (): number => Math.max(0, performance.now() - sent - (starved() - starvedBefore));
    try {
      const response = await fetch(`${this.world.apiUrl}/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': operation.key },
        body: JSON.stringify(PROBED),
        signal: AbortSignal.timeout(READY_LIMIT_MS),
      });
      const body = (await response.json()) as { jobId?: string };
      if (response.status === 202 && body.jobId !== undefined) operation.jobId = body.jobId;
      else operation.refused++;
      return {
        status: response.status,
        ms: took(),
        retryAfter: Number(response.headers.get('retry-after')) > 0,
      };
    } catch {
      operation.unknown++;
      return { status: undefined, ms: took(), retryAfter: false };
    }
  }

  private get(path: string): Promise<number | undefined> {
    return fetch(this.world.apiUrl + path, { signal: AbortSignal.timeout(READY_LIMIT_MS) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => undefined,
    );
  }
}
