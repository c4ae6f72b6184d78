import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@app/database';
import { JobEnqueuer, OutboxRelay, type EnqueuedJob, type RequestOptions } from '@app/jobs';
import { RequestMaker } from './request-maker';
import type { Schedule, ScheduleRun, ScheduleSettings } from './schedule';
import {
  insertRun,
  RUN_COLUMNS,
  RUNS_KEPT,
  SCHEDULE_COLUMNS,
  timingOf,
  toSchedule,
  type ScheduleRow,
} from './schedule-store';
import { ScheduleExists, ScheduleNotFound, TooManySchedules } from './schedules.errors';
import { nextTick, readTiming } from './timing/timing';

const MAX_SCHEDULES = 1_000;

const SELECT = `
  SELECT ${SCHEDULE_COLUMNS}, to_jsonb(last) AS "lastRun" FROM schedules AS schedule
  LEFT JOIN LATERAL (
    SELECT ${RUN_COLUMNS} FROM schedule_runs AS run WHERE run.schedule_id = schedule.id ORDER BY run.tick DESC LIMIT 1
  ) AS last ON true`;

/** The schedules as their owners see them. */
@Injectable()
export class Schedules {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestMaker,
    private readonly jobs: JobEnqueuer,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * The first tick is the first that comes.
   * @throws InvalidSchedule ScheduledRequestRefused ScheduleExists TooManySchedules
   */
  async create(settings: ScheduleSettings): Promise<Schedule> {
    const { name, cron, every, timeZone = 'UTC', request, overlap = 'skip', catchUp = 'one' } = settings;
    const now = await this.now();
    const timing = readTiming({ cron, every, timeZone }, now);
    await this.requests.rehearse(request);
    const scheduleId = uuidv7();
    const { rowCount } = await this.database.query(
      `INSERT INTO schedules (id, name, cron, every_ms, time_zone, request_type, request_body, overlap, catch_up,
                              next_run_at, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 WHERE (SELECT count(*) FROM schedules) < $12
       ON CONFLICT (name) DO NOTHING`,
      [
        scheduleId,
        name,
        cron ?? null,
        'everyMs' in timing ? timing.everyMs : null,
        timeZone,
        request.type,
        JSON.stringify(request.body),
        overlap,
        catchUp,
        nextTick(timing, now) ?? null,
        now,
        MAX_SCHEDULES,
      ],
    );
    if (rowCount === 1) return this.get(scheduleId);
    const named = await this.database.query('SELECT 1 FROM schedules WHERE name = $1', [name]);
    throw named.rowCount === 0 ? new TooManySchedules(MAX_SCHEDULES) : new ScheduleExists(name);
  }

  /** By name. */
  async list(): Promise<Schedule[]> {
    return (await this.database.query<ScheduleRow>(`${SELECT} ORDER BY name`)).rows.map(toSchedule);
  }

  /** @throws ScheduleNotFound */
  async get(scheduleId: string): Promise<Schedule> {
    const { rows } = await this.database.query<ScheduleRow>(`${SELECT} WHERE schedule.id = $1`, [scheduleId]);
    const [row] = rows;
    if (row === undefined) throw new ScheduleNotFound(scheduleId);
    return toSchedule(row);
  }

  /** The last 100, newest first. @throws ScheduleNotFound */
  async runs(scheduleId: string): Promise<ScheduleRun[]> {
    const { rows } = await this.database.query<ScheduleRun>(
      `SELECT ${RUN_COLUMNS} FROM schedule_runs AS run WHERE schedule_id = $1 ORDER BY tick DESC LIMIT ${RUNS_KEPT}`,
      [scheduleId],
    );
    if (rows.length === 0) await this.get(scheduleId);
    return rows;
  }

  /** Ticks of the time between are neither run nor made up for. @throws ScheduleNotFound */
  async setPaused(scheduleId: string, paused: boolean): Promise<Schedule> {
    await this.database.transaction(async (client) => {
      const { rows } = await client.query<ScheduleRow & { now: Date }>(
        `SELECT ${SCHEDULE_COLUMNS}, now() AS now FROM schedules AS schedule WHERE id = $1 FOR NO KEY UPDATE`,
        [scheduleId],
      );
      const [row] = rows;
      if (row === undefined) throw new ScheduleNotFound(scheduleId);
      if ((row.pausedAt !== null) === paused) return;
      const next = paused ? row.nextRunAt : (nextTick(timingOf(row), row.now) ?? null);
      await client.query(
        `UPDATE schedules SET paused_at = CASE WHEN $2 THEN now() END, next_run_at = $3, updated_at = now() WHERE id = $1`,
        [scheduleId, paused, next],
      );
    });
    return this.get(scheduleId);
  }

  /** Jobs that it started go on. @throws ScheduleNotFound */
  async delete(scheduleId: string): Promise<void> {
    const { rowCount } = await this.database.query('DELETE FROM schedules WHERE id = $1', [scheduleId]);
    if (rowCount === 0) throw new ScheduleNotFound(scheduleId);
  }

  /**
   * Makes the request now, whatever the clock says and also while the schedule is paused or a job of it runs.
   * @throws ScheduleNotFound and what the request alone would be answered with
   */
  async run(
    scheduleId: string,
    options: Pick<RequestOptions, 'idempotencyKey' | 'requestId'>,
  ): Promise<EnqueuedJob> {
    const { request } = await this.get(scheduleId);
    await this.jobs.admit();
    const job = await this.requests.transaction(async (client) => {
      const made = await this.requests.make(client, request, { ...options, scheduleId });
      if (!made.replayed) {
        const outcome = made.deduplicated ? 'skipped' : 'started';
        await insertRun(client, scheduleId, {
          tick: await nowOf(client),
          byHand: true,
          outcome,
          jobId: made.jobId,
        });
      }
      return made;
    });
    this.relay.wake();
    return job;
  }

  private now(): Promise<Date> {
    return nowOf(this.database);
  }
}

async function nowOf(client: Pick<Database, 'query'>): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
  );
  return rows[0]?.now ?? new Date();
}
