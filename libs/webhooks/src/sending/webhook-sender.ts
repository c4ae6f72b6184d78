import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppConfig } from '@app/config';
import { inSpan } from '@app/observability';
import { WebhookSecrets } from '../endpoints/webhook-secrets';
import { DeliveryClaims, type AttemptOutcome, type ClaimedDelivery } from './delivery-claims';
import { GuardedPost, type PostResult } from './guarded-post';
import { retryDelayMs } from './retry-schedule';
import { signedMessage } from './signed-message';

/** Milliseconds between two looks for deliveries that are due. */
const SWEEP_MS = 1_000;
/** Sweeps between two looks for what may leave the log. */
const SWEEPS_PER_CLEANUP = 600;
/** Requests that one process has under way to one endpoint. */
const REQUESTS_PER_ENDPOINT = 4;
/** Milliseconds that requests under way get at shutdown. */
const PATIENCE_MS = 1_000;
/** Milliseconds between two tries to write down what a receiver answered. */
const WRITE_AGAIN_MS = 500;

/** Sends what is due. Every worker runs one; PostgreSQL hands each delivery to one of them at a time. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookSender.name);
  private readonly stop = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly busy = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private sweeps = 0;
  private stopping = false;
  private failing = false;

  constructor(
    private readonly claims: DeliveryClaims,
    private readonly post: GuardedPost,
    private readonly secrets: WebhookSecrets,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), SWEEP_MS);
    this.wake();
  }

  /** Lets short requests finish and gives the others back, so that another worker sends them at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.sweeping;
    const idle = new AbortController();
    const patience = delay(PATIENCE_MS, undefined, { signal: idle.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.underWay), patience]);
    idle.abort();
    this.stop.abort();
    await Promise.all(this.underWay);
  }

  private wake(): void {
    if (this.stopping) return;
    this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
  }

  private async sweep(): Promise<void> {
    try {
      if (this.sweeps++ % SWEEPS_PER_CLEANUP === 0) await this.claims.cleanUp();
      for (const delivery of await this.claims.claim(this.busy, REQUESTS_PER_ENDPOINT)) this.begin(delivery);
      this.failing = false;
    } catch (error) {
      // What is due stays due.
      if (!this.failing) this.logger.warn({ err: error }, 'Webhooks cannot be sent now');
      this.failing = true;
    }
  }

  private begin(delivery: ClaimedDelivery): void {
    const { endpointId } = delivery;
    this.busy.set(endpointId, (this.busy.get(endpointId) ?? 0) + 1);
    const sending = this.send(delivery)
      .catch((error: unknown) => this.logger.error({ err: error }, 'A webhook could not be sent'))
      .finally(() => {
        const others = (this.busy.get(endpointId) ?? 1) - 1;
        if (others === 0) this.busy.delete(endpointId);
        else this.busy.set(endpointId, others);
        this.underWay.delete(sending);
        // There may be more for this endpoint.
        this.wake();
      });
    this.underWay.add(sending);
  }

  private async send(delivery: ClaimedDelivery): Promise<void> {
    const leaseEnds = performance.now() + this.claims.leaseMs;
    const startedAt = new Date();
    const result = await this.attempt(delivery, startedAt);
    if (result.failure === 'stopped') return this.claims.release(delivery);
    const outcome = outcomeOf(delivery, startedAt, result);
    // The receiver has answered, so an answer that is not written down would be sent for again.
    for (;;) {
      try {
        const enabled = await this.claims.end(delivery, outcome);
        if (!enabled) this.logger.warn({ webhookId: delivery.endpointId }, 'A webhook is disabled now');
        return;
      } catch (error) {
        if (this.stopping || performance.now() + WRITE_AGAIN_MS > leaseEnds) throw error;
        await delay(WRITE_AGAIN_MS);
      }
    }
  }

  private async attempt(
    delivery: ClaimedDelivery,
    sentAt: Date,
  ): Promise<Omit<PostResult, 'failure'> & { failure: PostResult['failure'] | 'secret_unreadable' }> {
    const { id, event: type, occurredAt, data, url, secret, previousSecret, traceParent } = delivery;
    const sealed = previousSecret === null ? [secret] : [secret, previousSecret];
    const secrets = await Promise.all(sealed.map((each) => this.secrets.open(each)));
    const [first, ...others] = secrets;
    if (first === undefined) {
      return {
        durationMs: 0,
        statusCode: null,
        failure: 'secret_unreadable',
        retryAfter: null,
        response: null,
      };
    }
    const readable = [first, ...others.filter((other) => other !== undefined)];
    const message = signedMessage({ id, type, occurredAt, data }, readable, sentAt);
    const parent = traceParent ?? undefined;
    return inSpan({ name: `webhook ${type}`, kind: 'client', parent }, async (span) => {
      const traceparent = span?.traceParent ?? parent;
      const result = await this.post.send({
        url,
        ...message,
        headers: { ...message.headers, ...(traceparent !== undefined && { traceparent }) },
        timeoutMs: this.config.webhooks.timeoutMs,
        signal: this.stop.signal,
      });
      if (result.statusCode !== null) span?.set({ 'http.response.status_code': result.statusCode });
      if (result.failure !== null) span?.fail({ code: result.failure });
      return result;
    });
  }
}

function outcomeOf(
  { failures }: ClaimedDelivery,
  startedAt: Date,
  {
    durationMs,
    statusCode,
    failure,
    retryAfter,
    response,
  }: Omit<PostResult, 'failure'> & { failure: string | null },
): AttemptOutcome {
  const error = failure ?? refusal(statusCode ?? 0);
  const gone = statusCode === 410;
  return {
    startedAt,
    durationMs,
    statusCode,
    error,
    response,
    gone,
    retryInMs: gone ? undefined : retryDelayMs(failures + 1, { statusCode, retryAfter }),
  };
}

function refusal(statusCode: number): string | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  return statusCode >= 300 && statusCode < 400 ? 'redirected' : 'refused';
}
