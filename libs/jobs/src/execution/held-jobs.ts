import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { JobCancelled, LeaseLost, WorkerStopping } from './attempt-endings';
import { heartbeatMs } from './heartbeat';
import { JobLeases } from './job-leases';
import type { ClaimedJob } from './lease';

interface HeldJob {
  job: ClaimedJob;
  abort: AbortController;
  /** On the monotonic clock of this process; past it another worker may have the job. */
  leaseEnds: number;
}

/**
 * The jobs that this process runs now: prolongs their leases with one statement for all and stops those that were
 * cancelled or lost.
 */
@Injectable()
export class HeldJobs {
  private readonly logger = new Logger(HeldJobs.name);
  // A set and not a map by job: after a long pause this process may take over a job from itself.
  private readonly held = new Set<HeldJob>();
  private heartbeat: NodeJS.Timeout | undefined;
  private renewing = false;
  private whenIdle: (() => void) | undefined;
  private stopping = false;

  constructor(
    private readonly leases: JobLeases,
    private readonly config: AppConfig,
  ) {}

  get size(): number {
    return this.held.size;
  }

  /** Runs `work` while the lease of the job is kept. Its signal is aborted when the job must stop. */
  async hold<T>(job: ClaimedJob, work: (abort: AbortController) => Promise<T>): Promise<T> {
    const entry: HeldJob = { job, abort: new AbortController(), leaseEnds: this.nextEnd() };
    this.held.add(entry);
    if (this.stopping) entry.abort.abort(stopping());
    this.heartbeat ??= setInterval(() => void this.renew(), heartbeatMs(this.config.jobs.leaseMs));
    try {
      return await work(entry.abort);
    } finally {
      this.held.delete(entry);
      if (this.held.size === 0) {
        clearInterval(this.heartbeat);
        this.heartbeat = undefined;
        this.whenIdle?.();
      }
    }
  }

  /** Lets the running jobs finish for half of the shutdown time, then asks them to stop so that others take them. */
  async drain(): Promise<void> {
    this.stopping = true;
    if (this.held.size === 0) return;
    this.logger.log(`${this.held.size} jobs are running; they may finish before this worker stops`);
    const idle = new Promise<void>((resolve) => (this.whenIdle = resolve));
    const patience = setTimeout(() => {
      for (const { abort } of this.held) abort.abort(stopping());
    }, this.config.shutdownTimeoutMs / 2);
    await idle;
    clearTimeout(patience);
  }

  private nextEnd(): number {
    return performance.now() + this.config.jobs.leaseMs;
  }

  private async renew(): Promise<void> {
    if (this.renewing) return this.dropExpired();
    this.renewing = true;
    try {
      const entries = [...this.held];
      const asked = this.nextEnd();
      const kept = await this.leases.renew(entries.map(({ job }) => job));
      for (const entry of entries) {
        const cancelRequested = kept.get(entry.job);
        if (cancelRequested === undefined) {
          // It may just have ended by itself; then nobody listens to the signal any more.
          entry.abort.abort(new LeaseLost('Another worker has this job'));
        } else {
          entry.leaseEnds = asked;
          if (cancelRequested) entry.abort.abort(new JobCancelled('The job was cancelled'));
        }
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'The leases could not be prolonged');
    } finally {
      this.renewing = false;
      this.dropExpired();
    }
  }

  private dropExpired(): void {
    const now = performance.now();
    for (const { abort, leaseEnds } of this.held) {
      if (leaseEnds < now) abort.abort(new LeaseLost('The lease ran out before it could be prolonged'));
    }
  }
}

function stopping(): WorkerStopping {
  return new WorkerStopping('The worker is stopping');
}
