import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@app/errors';
import { AppConfig } from '@app/config';
import { Database, type PoolClient } from '@app/database';
import type { Delivery } from '../contract/job-contract';
import { INTERNAL_ERROR_CODE, InvalidJobParams, JobTimedOut, WorkerCrashed } from '../jobs.errors';
import { OutboxRelay } from '../queue/outbox-relay';
import { JobCancelled, LeaseLost, WorkerStopping } from './attempt-endings';
import { retryDelayMs } from './backoff';
import { HeldJobs } from './held-jobs';
import type { DiscardContext, JobContext, JobHandler, JobOutcome } from './job-handler';
import { type JobFailure, JobLeases, type Settlement } from './job-leases';
import { JobRegistry } from './job-registry';
import type { ClaimedJob } from './lease';
import { ProgressWriter } from './progress-writer';

/** Workers that may die in a row on a job, without progress between, before it is put aside. */
const MAX_CRASHES = 5;

/** Runs one delivery to its end: claim, run, settle, report. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    private readonly database: Database,
    private readonly leases: JobLeases,
    private readonly held: HeldJobs,
    private readonly registry: JobRegistry,
    private readonly relay: OutboxRelay,
    private readonly config: AppConfig,
  ) {}

  /** Throws only when the database is out of reach; then the reconciler brings the job back. */
  async run(delivery: Delivery): Promise<void> {
    const job = await this.leases.claim(delivery);
    if (job === undefined) {
      this.logger.debug({ jobId: delivery.jobId, delivery: delivery.delivery }, 'Delivery out of date');
      return;
    }
    const started = performance.now();
    await this.held.hold(job, async (abort) => {
      const settlement = await this.execute(job, abort);
      const settled = settlement !== undefined && (await this.leases.settle(job, settlement));
      if (settled && (settlement.status === 'retry' || settlement.status === 'released')) this.relay.wake();
      this.report(job, settled ? settlement : undefined, performance.now() - started);
    });
  }

  /** How the attempt ended; `undefined` when the lease is lost and the ending is not ours to write. */
  private async execute(job: ClaimedJob, abort: AbortController): Promise<Settlement | undefined> {
    const timer = setTimeout(
      () => abort.abort(new JobTimedOut(job.timeoutMs)),
      Math.min(job.timeoutMs, 2 ** 31 - 1),
    );
    try {
      const handler = this.registry.handlerOf(job.kind);
      const params = decodeParams(handler, job);
      if (job.cancelRequested) throw new JobCancelled('The job was cancelled before this attempt');
      if (job.crashes >= MAX_CRASHES) throw new WorkerCrashed(job.crashes);
      const { resultUri, result } = await this.runHandler(handler, params, job, abort.signal);
      return { status: 'completed', resultUri, result };
    } catch (error) {
      return await this.ending(job, abort.signal.aborted ? abort.signal.reason : error);
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
    const writer = new ProgressWriter(async (progress) => {
      await this.leases.save(this.database, job, { progress });
    });
    const context: JobContext = {
      ...this.discardContext(job, job.checkpoint),
      attempt: job.attempts,
      startedAt: job.startedAt,
      signal,
      progress: (progress) => writer.report(progress),
    };
    try {
      const outcome = await handler.run(params, context);
      // Finished work is finished, even if a cancel or a shutdown came meanwhile; a lost lease is another matter.
      if (signal.reason instanceof LeaseLost) throw signal.reason;
      return outcome;
    } finally {
      await writer.close();
    }
  }

  private async ending(job: ClaimedJob, reason: unknown): Promise<Settlement | undefined> {
    if (reason instanceof LeaseLost) return undefined;
    if (reason instanceof WorkerStopping) return { status: 'released' };
    if (reason instanceof JobCancelled) {
      await this.discard(job);
      return { status: 'cancelled' };
    }
    const error = describe(reason);
    this.logger.warn(
      { jobId: job.id, kind: job.kind, attempt: job.attempts, err: reason },
      'The attempt failed',
    );
    if (error.retryable && job.attempts < job.maxAttempts) {
      return { status: 'retry', error, retryInMs: retryDelayMs(job.attempts, this.config.jobs.retryDelayMs) };
    }
    await this.discard(job);
    return { status: 'failed', error };
  }

  // What cannot be removed now must not keep the job from ending: it is logged and left to retention.
  private async discard(job: ClaimedJob): Promise<void> {
    try {
      const handler = this.registry.handlerOf(job.kind);
      const checkpoint = await this.leases.readCheckpoint(job.id);
      await handler.discard(decodeParams(handler, job), this.discardContext(job, checkpoint));
    } catch (error) {
      this.logger.error(
        { jobId: job.id, kind: job.kind, err: error },
        'Could not remove what the job left behind',
      );
    }
  }

  private discardContext(job: ClaimedJob, checkpoint: unknown): DiscardContext {
    return {
      jobId: job.id,
      run: job.token,
      checkpoint,
      begin: async (client: PoolClient) => {
        if (!(await this.leases.begin(client, job))) throw new LeaseLost('Another worker has this job');
      },
      save: async (client: PoolClient, state) => {
        if (!(await this.leases.save(client, job, state))) throw new LeaseLost('Another worker has this job');
      },
    };
  }

  private report(job: ClaimedJob, settlement: Settlement | undefined, durationMs: number): void {
    const outcome = settlement?.status ?? 'lost';
    const facts = {
      jobId: job.id,
      kind: job.kind,
      attempt: job.attempts,
      outcome,
      durationMs: Math.round(durationMs),
      ...(job.requestId !== null && { requestId: job.requestId }),
    };
    if (outcome === 'failed' || outcome === 'lost') this.logger.warn(facts, `Job ${outcome}`);
    else this.logger.log(facts, `Job ${outcome}`);
  }
}

/** @throws InvalidJobParams */
function decodeParams(handler: JobHandler, job: ClaimedJob): unknown {
  const parsed = handler.contract.params.safeParse(job.params);
  if (!parsed.success) throw new InvalidJobParams(parsed.error.message, { cause: parsed.error });
  return parsed.data;
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
