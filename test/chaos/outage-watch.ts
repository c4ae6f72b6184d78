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

/** What came back so far; times of the monotonic clock. */
interface Observation {
  /** Those that were sent during the outage. */
  posts: Post[];
  liveFailures: number;
  /** When the outage was over. */
  back?: number;
  notReady?: number;
  ready?: number;
  success?: number;
}

interface Post {
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
    const begun = performance.now();
    const seen: Observation = { posts: [], liveFailures: 0 };
    const pending = new Set<Promise<void>>();
    const timer = setInterval(() => {
      for (const probe of [this.probePost(seen), this.probeLive(seen), this.probeReady(seen)]) {
        const one: Promise<void> = probe.finally(() => pending.delete(one));
        pending.add(one);
      }
    }, PROBE_MS);

    await begin();
    await delay(lastsMs);
    await end();
    const back = (seen.back = performance.now());
    const limit = back + READY_LIMIT_MS + 2_000;
    while ((seen.success === undefined || seen.ready === undefined) && performance.now() < limit)
      await delay(20);
    clearInterval(timer);
    await Promise.all(pending);

    const since = (from: number, at: number | undefined): number | null =>
      at === undefined ? null : at - from;
    const outage: Outage = {
      name,
      lastedMs: back - begun,
      posts: seen.posts.length,
      slowestPostMs: Math.max(0, ...seen.posts.map(({ ms }) => ms)),
      liveFailures: seen.liveFailures,
      notReadyAfterMs: since(begun, seen.notReady),
      firstSuccessAfterMs: since(back, seen.success),
      readyAfterMs: since(back, seen.ready),
      anomalies: [],
    };
    outage.anomalies.push(...brokenPromises(outage, seen, lastsMs));
    this.outages.push(outage);
  }

  private async probePost(seen: Observation): Promise<void> {
    const isOutage = seen.back === undefined;
    const post = await this.post();
    if (isOutage) seen.posts.push(post);
    if (seen.back !== undefined && post.status === 202) seen.success ??= performance.now();
  }

  private async probeLive(seen: Observation): Promise<void> {
    if ((await this.get('/health/live')) !== 200) seen.liveFailures++;
  }

  private async probeReady(seen: Observation): Promise<void> {
    const status = await this.get('/health/ready');
    if (status !== 200) {
      seen.notReady ??= performance.now();
      delete seen.ready;
    } else if (seen.back !== undefined) seen.ready ??= performance.now();
  }

  /** One request under a key of its own; one that was not answered may have been accepted all the same. */
  private async post(): Promise<Post> {
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

function brokenPromises(outage: Outage, { posts }: Observation, lastsMs: number): string[] {
  const broken: string[] = [];
  const wrong = posts.filter(({ status, retryAfter }) => status !== 202 && !(status === 503 && retryAfter));
  if (wrong.length > 0)
    broken.push(`${wrong.length} POSTs were answered ${wrong[0]?.status ?? 'not at all'}`);
  if (outage.slowestPostMs > POST_LIMIT_MS) broken.push(`a POST took ${Math.round(outage.slowestPostMs)} ms`);
  if (outage.liveFailures > 0) broken.push(`live was not 200 ${outage.liveFailures} times`);
  const { notReadyAfterMs, firstSuccessAfterMs, readyAfterMs } = outage;
  if (notReadyAfterMs === null ? lastsMs >= READY_LIMIT_MS : notReadyAfterMs > READY_LIMIT_MS)
    broken.push('ready did not turn in time');
  if (firstSuccessAfterMs === null || firstSuccessAfterMs > SUCCESS_LIMIT_MS)
    broken.push('no success in time');
  if (readyAfterMs === null || readyAfterMs > READY_LIMIT_MS) broken.push('ready did not return in time');
  return broken;
}
