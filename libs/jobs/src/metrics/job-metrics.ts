import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '@app/metrics';
import { definedJobs } from '../contract/job-contract';
import { FAILURE_REASONS, type FailureReason } from '../contract/failure-reason';

/** How an attempt ended; `lost`: another worker has the job, and nothing was written. */
export const ATTEMPT_OUTCOMES = [
  'completed',
  'failed',
  'retry',
  'snoozed',
  'cancelled',
  'released',
  'lost',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** Seconds, from jobs of a moment to those of hours. */
const DURATION_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400];
const WAIT_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600];

/** Counts what this process does with jobs. Kinds are those that the code defines. */
@Injectable()
export class JobMetrics implements OnModuleInit {
  private readonly enqueued;
  private readonly cancelledEarly;
  private readonly started;
  private readonly ended;
  private readonly deadLetters;
  private readonly duration;
  private readonly wait;
  private readonly expired;
  private readonly forgotten;

  constructor(private readonly metrics: Metrics) {
    this.enqueued = metrics.counter(
      'veogen_jobs_enqueued_total',
      'Jobs that this process accepted. One in a transaction that was rolled back afterwards counts too.',
      ['kind'],
    );
    this.cancelledEarly = metrics.counter(
      'veogen_jobs_cancelled_early_total',
      'Jobs that were cancelled before they were started; they have no attempt.',
      ['kind'],
    );
    this.started = metrics.counter('veogen_job_attempts_started_total', 'Attempts that were started.', [
      'kind',
    ]);
    this.ended = metrics.counter(
      'veogen_job_attempts_ended_total',
      'Attempts that ended, by outcome: completed, failed (for good), retry, snoozed, cancelled, released (handed to another worker) and lost (the lease went to another worker).',
      ['kind', 'outcome'],
    );
    this.deadLetters = metrics.counter(
      'veogen_job_dead_letters_total',
      'Jobs that failed for good, by reason: exhausted, unretryable, timeout and poison.',
      ['kind', 'reason'],
    );
    this.duration = metrics.histogram(
      'veogen_job_attempt_duration_seconds',
      'Time from taking a job to the end of the attempt.',
      DURATION_BUCKETS,
      ['kind'],
    );
    this.wait = metrics.histogram(
      'veogen_job_wait_seconds',
      'Time from when an attempt was due to when a worker took it.',
      WAIT_BUCKETS,
      ['kind'],
    );
    this.expired = metrics.counter(
      'veogen_job_leases_expired_total',
      'Leases that ran out and that this process noticed: the worker died, hung or was cut off, and the job goes to another.',
      ['kind'],
    );
    this.forgotten = metrics.counter(
      'veogen_deliveries_forgotten_total',
      'Deliveries that the queue had lost and that this process wrote again.',
    );
  }

  // Series exist from the start, so that what happens for the first time is a rise from 0, which alerts see.
  onModuleInit(): void {
    for (const { kind } of definedJobs()) {
      this.enqueued.inc({ kind }, 0);
      this.cancelledEarly.inc({ kind }, 0);
    }
  }

  /** @param kinds those that this process runs */
  expectAttempts(kinds: readonly string[]): void {
    for (const kind of kinds) {
      for (const counter of [this.started, this.expired]) counter.inc({ kind }, 0);
      for (const outcome of ATTEMPT_OUTCOMES) this.ended.inc({ kind, outcome }, 0);
      for (const reason of FAILURE_REASONS) this.deadLetters.inc({ kind, reason }, 0);
      this.duration.zero({ kind });
      this.wait.zero({ kind });
    }
  }

  /** @param jobs how many jobs this process runs @param capacity how many it would */
  watchSlots(jobs: () => number, capacity: number): void {
    this.metrics.reading('veogen_worker_jobs_running', 'Jobs that this worker runs now.', [], jobs);
    this.metrics
      .gauge('veogen_worker_jobs_capacity', 'Jobs that this worker runs at once at most, over all queues.')
      .set(capacity);
  }

  addEnqueued(kind: string): void {
    this.enqueued.inc({ kind });
  }

  addCancelledEarly(kind: string): void {
    this.cancelledEarly.inc({ kind });
  }

  /** @param waitedSeconds since it was due; `null` when a worker goes on with the attempt of another */
  addStarted(kind: string, waitedSeconds: number | null): void {
    this.started.inc({ kind });
    if (waitedSeconds !== null) this.wait.observe({ kind }, Math.max(0, waitedSeconds));
  }

  /** @param reason of a job that failed for good */
  addEnded(kind: string, outcome: AttemptOutcome, seconds: number, reason?: FailureReason): void {
    this.ended.inc({ kind, outcome });
    this.duration.observe({ kind }, seconds);
    if (reason !== undefined) this.deadLetters.inc({ kind, reason });
  }

  addExpired(kind: string): void {
    this.expired.inc({ kind });
  }

  addForgotten(deliveries: number): void {
    this.forgotten.inc(deliveries);
  }
}
