import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppError } from '@app/errors';
import { Database, type PoolClient } from '@app/database';
import { INTERNAL_ERROR_CODE, JobEnqueuer, OutboxRelay } from '@app/jobs';
import { RequestMaker } from './request-maker';
import { insertRun, SCHEDULE_COLUMNS, timingOf, type NewRun, type ScheduleRow } from './schedule-store';
import { nextTick } from './timing/timing';

/** Milliseconds between two looks for ticks that are due. */
const SWEEP_MS = 500;
/** A tick that is later than this was missed: nobody was there for it. */
const LATE_MS = 30_000;
const BATCH = 100;

const FIND_DUE = `
  SELECT id FROM schedules WHERE paused_at IS NULL AND next_run_at <= now() ORDER BY next_run_at LIMIT ${BATCH}`;

// Whoever gets the row deals with the tick; for the others it is not due any more when they can see the row again.
const CLAIM = `
  SELECT ${SCHEDULE_COLUMNS}, clock_timestamp() AS now,
         (SELECT id FROM jobs WHERE schedule_id = schedule.id AND status IN ('pending', 'in-progress') LIMIT 1) AS "liveJobId"
  FROM schedules AS schedule
  WHERE id = $1 AND paused_at IS NULL AND next_run_at <= now() FOR NO KEY UPDATE SKIP LOCKED`;

interface DueSchedule extends ScheduleRow {
  nextRunAt: Date;
  now: Date;
  liveJobId: string | null;
}

/**
 * Fires schedules. Every worker runs one. A tick is one transaction: the claim of the schedule's row, the job, what came
 * of the tick, and the time of the next one. So it happens once, however many workers there are and whenever they die.
 */
@Injectable()
export class ScheduleClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ScheduleClock.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private stopping = false;
  private failing = false;

  constructor(
    private readonly database: Database,
    private readonly requests: RequestMaker,
    private readonly jobs: JobEnqueuer,
    private readonly relay: OutboxRelay,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      const { rows } = await this.database.query<{ id: string }>(FIND_DUE);
      // One that cannot be dealt with now does not hold up the others.
      const failures: unknown[] = [];
      for (const { id } of rows) {
        if (this.stopping) return;
        await this.fire(id).catch((error: unknown) => failures.push(error));
      }
      this.report(failures[0]);
    } catch (error) {
      this.report(error);
    }
  }

  /** The ticks stay due, so once in the log is enough for an outage. */
  private report(error: unknown): void {
    if (error !== undefined && !this.failing) this.logger.warn({ err: error }, 'Schedules cannot fire now');
    this.failing = error !== undefined;
  }

  private async fire(scheduleId: string): Promise<void> {
    await this.jobs.admit();
    const run = await this.requests.transaction(async (client) => {
      const { rows } = await client.query<DueSchedule>(CLAIM, [scheduleId]);
      const [schedule] = rows;
      if (schedule === undefined) return undefined;
      const { run: dealtWith, next } = await this.dealWith(client, schedule);
      await insertRun(client, scheduleId, dealtWith);
      await client.query('UPDATE schedules SET next_run_at = $2 WHERE id = $1', [scheduleId, next ?? null]);
      return dealtWith;
    });
    if (run?.outcome === 'started') this.relay.wake();
    if (run?.outcome === 'failed')
      this.logger.warn({ scheduleId, ...run.error }, 'A scheduled request was refused');
  }

  private async dealWith(
    client: PoolClient,
    schedule: DueSchedule,
  ): Promise<{ run: NewRun; next: Date | undefined }> {
    const { nextRunAt: tick, now, catchUp, overlap, liveJobId } = schedule;
    const timing = timingOf(schedule);
    const missed = now.getTime() - tick.getTime() > LATE_MS;
    // One run stands for all ticks that were missed; those that are only late are each dealt with.
    const next = nextTick(timing, missed ? now : tick);
    const about = { tick, byHand: false };
    if (missed && catchUp === 'none') return { run: { ...about, outcome: 'missed' }, next };
    if (overlap === 'skip' && liveJobId !== null)
      return { run: { ...about, outcome: 'skipped', jobId: liveJobId }, next };
    return { run: { ...about, ...(await this.make(client, schedule)) }, next };
  }

  /** @throws what is temporary: the tick stays due then */
  private async make(
    client: PoolClient,
    { scheduleId, request }: ScheduleRow,
  ): Promise<Pick<NewRun, 'outcome' | 'jobId' | 'error'>> {
    await client.query('SAVEPOINT request');
    try {
      const { jobId, deduplicated } = await this.requests.make(client, request, { scheduleId });
      return { outcome: deduplicated ? 'skipped' : 'started', jobId };
    } catch (error) {
      if (error instanceof AppError && error.retryable) throw error;
      await client.query('ROLLBACK TO SAVEPOINT request');
      if (error instanceof AppError)
        return { outcome: 'failed', error: { code: error.code, message: error.message } };
      this.logger.error({ err: error, scheduleId }, 'A scheduled request failed unexpectedly');
      const message = 'A mistake of ours; the log of the worker has the details';
      return { outcome: 'failed', error: { code: INTERNAL_ERROR_CODE, message } };
    }
  }
}
