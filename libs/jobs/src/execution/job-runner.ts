import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@app/errors';
import { AppConfig } from '@app/config';
import { Database, isUnavailable, type PoolClient } from '@app/database';
import type { Span } from '@app/observability';
import type { FailureReason } from '../contract/failure-reason';
import type { Delivery } from '../contract/job-contract';
import { INTERNAL_ERROR_CODE, JobTimedOut, WorkerCrashed } from '../jobs.errors';
import { DeliveryGate } from '../queue/delivery-gate';
import { JobMetrics } from '../metrics/job-metrics';
import { OutboxRelay } from '../queue/outbox-relay';
import { StartPace } from '../queue/start-pace';
import { ChunkClaims } from '../sharing/chunk-claims';
import { ChunkSharing } from '../sharing/chunk-sharing';
import { HandlerAbandoned, JobCancelled, JobSnoozed, LeaseLost, WorkerStopping } from './attempt-endings';
import { retryDelayMs } from './backoff';
import { HeldJobs } from './held-jobs';
import {
  decodeParams,
  type DiscardContext,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from './job-handler';
import { type JobFailure, JobLeases, type Settlement } from './job-leases';
import { inJobSpan } from './job-span';
import { JobRegistry } from './job-registry';
import type { ClaimedJob } from './lease';
import { MAX_CRASHES } from './max-crashes';
import { ProgressWriter } from './progress-writer';
import { stoppedBy } from './stopped-by';
import { tellWhenPossible } from './tell-when-possible';

/** Milliseconds; while something that jobs stand on is away, they try it again at least this often. */
const OUTAGE_RETRY_MAX_MS = 30_000;
/** Milliseconds between two attempts to write how a job ended. */
const SETTLE_RETRY_MS = 250;

/** Runs one delivery to its end: claim, run, settle, report. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    private readonly database: Database,
    private readonly leases: JobLeases,
    private readonly held: HeldJobs,
    private readonly claims: ChunkClaims,
    private readonly sharing: ChunkSharing,
    private readonly registry: JobRegistry,
    private readonly gate: DeliveryGate,
    private readonly relay: OutboxRelay,
    private readonly pace: StartPace,
    private readonly metrics: JobMetrics,
    private readonly config: AppConfig,
  ) {}

  /** Throws only when the database is out of reach; then the reconciler brings the job back. */
  async run(delivery: Delivery): Promise<void> {
    const job = await this.leases.claim(delivery);
    if (job === undefined) {
      this.logger.debug({ jobId: delivery.jobId, delivery: delivery.delivery }, 'Delivery out of date');
      return;
    }
    this.pace.count();
    if (job.othersWait) this.relay.wake();
    this.metrics.addStarted(job.kind, job.waitedSeconds);
    if (job.takenOver) this.metrics.addExpired(job.kind);
    await inJobSpan(job, (span) => this.runClaimed(job, span));
  }

  private async runClaimed(job: ClaimedJob, span: Span | undefined): Promise<void> {
    const started = performance.now();
    await this.held.hold(job, async (abort) => {
      const settlement = await this.execute(job, abort);
      const settled = settlement !== undefined && (await this.settle(job, settlement));
      // Under limits its place is free for another.
      if (settled && (isRedelivered(settlement) || this.gate.limited)) this.relay.wake();
      if (!settled) {
        const survived = { id: job.id, token: job.token };
        void tellWhenPossible(() => this.leases.tellSurvived(survived));
      }
      span?.set({ 'veogen.job.outcome': settled ? settlement.status : 'lost' });
      if (settled && 'error' in settlement) span?.fail(settlement.error);
      this.report(job, settled ? settlement : undefined, performance.now() - started);
    });
  }

  /**
   * Writes the ending, for as long as the lease may last: to give up because a connection broke would make the job run
   * once more. @returns whether the lease still held
   */
  private async settle(job: ClaimedJob, settlement: Settlement): Promise<boolean> {
    const end = performance.now() + this.config.jobs.leaseMs;
    for (;;) {
      try {
        return await this.leases.settle(job, settlement);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        if (performance.now() >= end) return false;
        await delay(SETTLE_RETRY_MS);
      }
    }
  }

  /** How the attempt ended; `undefined` when the lease is lost and the ending is not ours to write. */
  private async execute(job: ClaimedJob, abort: AbortController): Promise<Settlement | undefined> {
    const timer = setTimeout(
      () => abort.abort(new JobTimedOut(job.timeoutMs)),
      Math.min(job.timeoutMs, 2 ** 31 - 1),
    );
    try {
      const handler = this.registry.handlerOf(job.kind);
      const params = decodeParams(handler, job.params);
      if (job.cancelRequested) throw new JobCancelled('The job was cancelled before this attempt');
      if (job.crashes >= MAX_CRASHES) throw new WorkerCrashed(job.crashes);
      return { status: 'completed', outcome: await this.runHandler(handler, params, job, abort.signal) };
    } catch (error) {
      const reason: unknown = abort.signal.aborted ? abort.signal.reason : error;
      if (error instanceof HandlerAbandoned && !(await this.abandon(job, reason))) return undefined;
      return await this.ending(job, reason);
    } finally {
      clearTimeout(timer);
    }
  }

  private async runHandler(
    handler: JobHandler,
    params: unknown,
    job: ClaimedJob,
    signal: AbortSignal,
  ): Promise<JobOutcome> {
    const { id, token } = job;
    const writer = new ProgressWriter(async (progress) => {
      await this.leases.save(this.database, { id, token }, { progress });
    });
    const context: JobContext = {
      ...this.leaseContext(job, job.checkpoint),
      attempt: job.attempts,
      startedAt: job.startedAt,
      signal,
      progress: (progress) => writer.report(progress),
      share: (chunkCount, write) => this.sharing.lead({ id, token }, chunkCount, write, signal),
    };
    try {
      const outcome = await stoppedBy(signal, handler.run(params, context));
      // Finished work is finished, even if a cancel or a shutdown came meanwhile; a lost lease is another matter.
      if (signal.reason instanceof LeaseLost) throw signal.reason;
      return outcome;
    } finally {
      await writer.close();
    }
  }

  /** Goes on without a handler that does not stop. @returns whether the ending is ours to write */
  private async abandon(job: ClaimedJob, reason: unknown): Promise<boolean> {
    this.logger.error(
      { jobId: job.id, kind: job.kind, attempt: job.attempts, err: reason },
      'The handler does not heed its signal; the job goes on without it',
    );
    return !(reason instanceof LeaseLost) && (await this.leases.outdateHandler(job));
  }

  private async ending(job: ClaimedJob, reason: unknown): Promise<Settlement | undefined> {
    if (reason instanceof LeaseLost) return undefined;
    if (reason instanceof WorkerStopping) return { status: 'released' };
    if (reason instanceof JobSnoozed) return { status: 'snoozed', delayMs: Math.max(0, reason.delayMs) };
    if (reason instanceof JobCancelled) {
      return { status: 'cancelled', kept: await this.discard(job, 'cancelled') };
    }
    const error = describe(reason);
    this.logger.warn(
      { jobId: job.id, kind: job.kind, attempt: job.attempts, err: reason },
      'The attempt failed',
    );
    if (isOutage(reason)) {
      // Each run has a token of its own, so that it counts the tries that are no attempts.
      const backoff = { delayMs: this.config.jobs.retryDelayMs, maxDelayMs: OUTAGE_RETRY_MAX_MS };
      return { status: 'retry', error, retryInMs: retryDelayMs(job.token, backoff), usesAttempt: false };
    }
    if (error.retryable && job.attempts < job.maxAttempts) {
      const { delayMs = this.config.jobs.retryDelayMs, ...backoff } =
        this.registry.find(job.kind)?.contract.backoff ?? {};
      return {
        status: 'retry',
        error,
        retryInMs: retryDelayMs(job.attempts, { delayMs, ...backoff }),
        usesAttempt: true,
      };
    }
    // A job that killed its worker once more, while it was to be cleaned up, is not given another.
    if (job.crashes <= MAX_CRASHES) await this.discard(job, 'failed');
    return { status: 'failed', error, reason: failureReason(reason, error) };
  }

  // What cannot be removed now must not keep the job from ending: it is logged and left to retention.
  private async discard(job: ClaimedJob, ending: DiscardContext['ending']): Promise<JobOutcome | undefined> {
    try {
      // Whoever helps with the job could write more, between what is removed and the end.
      await this.claims.close(job);
      const handler = this.registry.handlerOf(job.kind);
      const checkpoint = await this.leases.readCheckpoint(job.id);
      const context = { ...this.leaseContext(job, checkpoint), ending };
      return (await handler.discard(decodeParams(handler, job.params), context)) ?? undefined;
    } catch (error) {
      this.logger.error(
        { jobId: job.id, kind: job.kind, err: error },
        'Could not remove what the job left behind',
      );
      return undefined;
    }
  }

  /** The lease as it is now: who was given it before a handler was abandoned can write nothing with it. */
  private leaseContext(job: ClaimedJob, checkpoint: unknown): Omit<DiscardContext, 'ending'> {
    const { id, token } = job;
    return {
      jobId: id,
      run: token,
      checkpoint,
      begin: async (client: PoolClient) => {
        if (!(await this.leases.begin(client, { id, token })))
          throw new LeaseLost('Another worker has this job');
      },
      save: async (client: PoolClient, state) => {
        if (!(await this.leases.save(client, { id, token }, state)))
          throw new LeaseLost('Another worker has this job');
      },
    };
  }

  private report(job: ClaimedJob, settlement: Settlement | undefined, durationMs: number): void {
    const outcome = settlement?.status ?? 'lost';
    const reason = settlement?.status === 'failed' ? settlement.reason : undefined;
    this.metrics.addEnded(job.kind, outcome, durationMs / 1_000, reason);
    const facts = {
      jobId: job.id,
      kind: job.kind,
      attempt: job.attempts,
      outcome,
      durationMs: Math.round(durationMs),
      ...(settlement !== undefined && 'error' in settlement && { error: settlement.error.code }),
      ...(reason !== undefined && { reason }),
      ...(job.requestId !== null && { requestId: job.requestId }),
    };
    if (outcome === 'failed' || outcome === 'lost') this.logger.warn(facts, `Job ${outcome}`);
    else this.logger.log(facts, `Job ${outcome}`);
  }
}

function isRedelivered({ status }: Settlement): boolean {
  return status === 'retry' || status === 'snoozed' || status === 'released';
}

/** Something that every job stands on is away: no fault of this one, and no reason for it to fail. */
function isOutage(reason: unknown): boolean {
  return reason instanceof AppError && reason.outage;
}

function failureReason(cause: unknown, { retryable }: JobFailure): FailureReason {
  if (cause instanceof WorkerCrashed) return 'poison';
  if (cause instanceof JobTimedOut) return 'timeout';
  return retryable ? 'exhausted' : 'unretryable';
}

/** What the job's user may read about an error: ours in full, others without their text, which may hold anything. */
function describe(error: unknown): JobFailure {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, retryable: error.retryable };
  return {
    code: INTERNAL_ERROR_CODE,
    message: 'The job failed unexpectedly; the log of the worker says why',
    retryable: true,
  };
}
