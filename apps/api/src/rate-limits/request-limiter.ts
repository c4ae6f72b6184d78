import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppConfig } from '@app/config';

/** Milliseconds that Redis has to answer: a request waits for it. */
const PATIENCE_MS = 200;
/** Milliseconds for which a Redis that did not answer is left alone. */
const REST_MS = 2_000;

/** What became of a request. */
export interface Taken {
  allowed: boolean;
  /** Requests that are left in the window. */
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}

/**
 * Counts the requests of each caller in windows. Where the queue is in Redis, so is the count, for all processes
 * together. Without it, or while it is away, each process counts for itself: a limit is worth less than an answer.
 */
@Injectable()
export class RequestLimiter implements OnApplicationShutdown {
  readonly isOn: boolean;
  readonly limit: AppConfig['rateLimit'];
  private readonly logger = new Logger(RequestLimiter.name);
  private readonly redis: Redis | undefined;
  private readonly shared: RateLimiterAbstract | undefined;
  private readonly own: RateLimiterAbstract;
  private restsUntil = 0;
  private isAway = false;

  constructor({ rateLimit, queue }: AppConfig) {
    this.limit = rateLimit;
    this.isOn = rateLimit.requests > 0;
    const options = {
      points: rateLimit.requests,
      duration: rateLimit.windowSeconds,
      keyPrefix: 'veogen:limit',
    };
    this.own = new RateLimiterMemory(options);
    if (!this.isOn || queue.backend !== 'redis') return;
    this.redis = new Redis(queue.url, {
      commandTimeout: PATIENCE_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 100, REST_MS),
    });
    // Told by the request that meets it.
    this.redis.on('error', () => undefined);
    this.shared = new RateLimiterRedis({ ...options, storeClient: this.redis });
  }

  async take(caller: string): Promise<Taken> {
    if (this.shared !== undefined && performance.now() >= this.restsUntil) {
      try {
        const taken = await this.takeFrom(this.shared, caller);
        if (this.isAway) this.logger.log('Requests are counted in Redis again');
        this.isAway = false;
        return taken;
      } catch (error) {
        this.restsUntil = performance.now() + REST_MS;
        if (!this.isAway)
          this.logger.warn({ err: error }, 'Redis is away: each process counts its requests itself');
        this.isAway = true;
      }
    }
    return this.takeFrom(this.own, caller);
  }

  /** The headers of draft-ietf-httpapi-ratelimit-headers-10. */
  headers({ remaining, resetSeconds }: Taken): Record<string, string> {
    const { requests, windowSeconds } = this.limit;
    return {
      'RateLimit-Policy': `"default";q=${requests};w=${windowSeconds}`,
      RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    };
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private async takeFrom(limiter: RateLimiterAbstract, caller: string): Promise<Taken> {
    try {
      return toTaken(await limiter.consume(caller), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return toTaken(refusal, false);
      throw refusal;
    }
  }
}

function toTaken({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Taken {
  return { allowed, remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) };
}
