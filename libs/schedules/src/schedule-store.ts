import type { Queryable } from '@app/database';
import type { CatchUp, Overlap, RunOutcome, Schedule, ScheduleRun } from './schedule';
import { everyText } from './timing/interval';
import type { Timing } from './timing/timing';

export interface ScheduleRow {
  scheduleId: string;
  name: string;
  cron: string | null;
  everyMs: number | null;
  timeZone: string;
  request: { type: string; body: unknown };
  overlap: Overlap;
  catchUp: CatchUp;
  pausedAt: Date | null;
  nextRunAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  lastRun: ScheduleRun | null;
}

/** Runs that are remembered of each schedule. */
export const RUNS_KEPT = 100;

export const SCHEDULE_COLUMNS = `
  schedule.id AS "scheduleId", name, cron, every_ms AS "everyMs", time_zone AS "timeZone",
  jsonb_build_object('type', request_type, 'body', request_body) AS request, overlap, catch_up AS "catchUp",
  paused_at AS "pausedAt", next_run_at AS "nextRunAt", created_at AS "createdAt", updated_at AS "updatedAt"`;

export const RUN_COLUMNS = `
  run.tick, run.by_hand AS "byHand", run.outcome, run.job_id AS "jobId", run.at,
  CASE WHEN run.error_code IS NOT NULL
    THEN jsonb_build_object('code', run.error_code, 'message', run.error_message) END AS error`;

export function timingOf(row: Pick<ScheduleRow, 'cron' | 'everyMs' | 'timeZone' | 'createdAt'>): Timing {
  return row.cron === null
    ? { everyMs: row.everyMs ?? NaN, anchor: row.createdAt }
    : { cron: row.cron, timeZone: row.timeZone };
}

export function toSchedule({ everyMs, pausedAt, nextRunAt, lastRun, ...row }: ScheduleRow): Schedule {
  const paused = pausedAt !== null;
  return {
    ...row,
    // Inside of JSON a time is text.
    lastRun: lastRun && { ...lastRun, tick: new Date(lastRun.tick), at: new Date(lastRun.at) },
    every: everyMs === null ? null : everyText(everyMs),
    paused,
    nextRunAt: paused ? null : nextRunAt,
  };
}

export interface NewRun {
  tick: Date;
  byHand: boolean;
  outcome: RunOutcome;
  jobId?: string | undefined;
  error?: { code: string; message: string } | undefined;
}

/** Remembers what came of a tick; the key of the table lets a tick happen once. */
export async function insertRun(client: Queryable, scheduleId: string, run: NewRun): Promise<void> {
  await client.query(
    `WITH run AS (
       INSERT INTO schedule_runs (schedule_id, tick, by_hand, outcome, job_id, error_code, error_message)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
     )
     DELETE FROM schedule_runs WHERE schedule_id = $1 AND tick < (
       SELECT tick FROM schedule_runs WHERE schedule_id = $1 ORDER BY tick DESC OFFSET ${RUNS_KEPT - 1} LIMIT 1
     )`,
    [
      scheduleId,
      run.tick,
      run.byHand,
      run.outcome,
      run.jobId ?? null,
      run.error?.code ?? null,
      run.error?.message ?? null,
    ],
  );
}
