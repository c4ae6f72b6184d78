import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { Database, Listener } from '@app/database';
import { END_STATUSES } from '../contract/job-status';
import type { JobEvent } from './job-event';

interface Subscription {
  jobId: string;
  after: number;
  subscriber: Subscriber<JobEvent>;
}

/** Milliseconds between two looks at the table for all streams, should a wake-up get lost. */
const SWEEP_MS = 5_000;

const READ_EVENTS = `
  SELECT event.id, event.job_id AS "jobId", event.name, event.data, event.created_at AS "createdAt"
  FROM unnest($1::uuid[], $2::bigint[]) AS wanted (job_id, after)
  JOIN job_events AS event ON event.job_id = wanted.job_id AND event.id > wanted.after
  ORDER BY event.id`;

/**
 * Live histories of jobs for any number of streams. PostgreSQL's NOTIFY only wakes; the table is read, once for all
 * streams of this process, so nothing is missed and nothing comes twice.
 */
@Injectable()
export class JobEventFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobEventFeed.name);
  private readonly subscriptions = new Set<Subscription>();
  private readonly listener: Listener;
  private listening = false;
  private sweep: NodeJS.Timeout | undefined;
  private readonly woken = new Set<string>();
  private reading = false;

  constructor(private readonly database: Database) {
    this.listener = new Listener(database.url, 'veogen_jobs', (jobIds) => this.wake(jobIds?.split(' ')));
  }

  /** What has happened to a job after `after` (0: from the start). */
  async history(jobId: string, after: number): Promise<JobEvent[]> {
    return (await this.database.query<JobEvent>(READ_EVENTS, [[jobId], [after]])).rows;
  }

  /** The events of a job after `after` (0: from the start), as they happen. Completes when the job has ended. */
  follow(jobId: string, after: number): Observable<JobEvent> {
    return new Observable((subscriber) => {
      const subscription: Subscription = { jobId, after, subscriber };
      this.subscriptions.add(subscription);
      this.start();
      this.wake([jobId]);
      return () => void this.subscriptions.delete(subscription);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sweep);
    for (const { subscriber } of this.subscriptions) subscriber.complete();
    await this.listener.close();
  }

  private start(): void {
    if (this.listening) return;
    this.listening = true;
    void this.listener.open();
    this.sweep = setInterval(() => this.wake(undefined), SWEEP_MS);
    this.sweep.unref();
  }

  private wake(jobIds: readonly string[] | undefined): void {
    const named = jobIds && new Set(jobIds);
    for (const { jobId } of this.subscriptions) {
      if (named === undefined || named.has(jobId)) this.woken.add(jobId);
    }
    if (!this.reading && this.woken.size > 0) void this.read();
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      while (this.woken.size > 0) {
        const due = [...this.subscriptions].filter(({ jobId }) => this.woken.has(jobId));
        this.woken.clear();
        await this.deliver(due);
      }
    } catch (error) {
      // The sweep comes back to it.
      this.logger.warn({ err: error }, 'Job events cannot be read now');
    } finally {
      this.reading = false;
    }
  }

  private async deliver(due: readonly Subscription[]): Promise<void> {
    const oldest = new Map<string, number>();
    for (const { jobId, after } of due) oldest.set(jobId, Math.min(after, oldest.get(jobId) ?? Infinity));
    const { rows } = await this.database.query<JobEvent>(READ_EVENTS, [
      [...oldest.keys()],
      [...oldest.values()],
    ]);
    for (const subscription of due) {
      let newest: JobEvent | undefined;
      for (const event of rows) {
        if (event.jobId !== subscription.jobId || event.id <= subscription.after) continue;
        subscription.after = event.id;
        newest = event;
        subscription.subscriber.next(event);
      }
      // Only the newest event tells that it is over: a job that was run again ended before, too.
      if (newest !== undefined && saysEnded(newest)) subscription.subscriber.complete();
    }
  }
}

function saysEnded(event: JobEvent): boolean {
  return event.name === 'status' && (END_STATUSES as readonly unknown[]).includes(event.data['status']);
}
