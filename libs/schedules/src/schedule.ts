/** `skip`: not while a job of the schedule has not ended. */
export const OVERLAPS = ['skip', 'allow'] as const;
export type Overlap = (typeof OVERLAPS)[number];

/** What happens with ticks that nobody was there for: `one` run makes up for all of them, or `none`. */
export const CATCH_UPS = ['one', 'none'] as const;
export type CatchUp = (typeof CATCH_UPS)[number];

/** `skipped`: a job was still there. `missed`: nobody was there in time. `failed`: the request was refused. */
export const RUN_OUTCOMES = ['started', 'skipped', 'missed', 'failed'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What came of a tick. */
export interface ScheduleRun {
  /** When it was due. */
  tick: Date;
  /** Whether somebody asked for it, instead of the clock. */
  byHand: boolean;
  outcome: RunOutcome;
  /** The job that was started, or that was still there. */
  jobId: string | null;
  error: { code: string; message: string } | null;
  /** When it was dealt with. */
  at: Date;
}

/** A request that is made again and again. */
export interface Schedule {
  scheduleId: string;
  name: string;
  cron: string | null;
  /** An interval such as `15m`, counted from `createdAt`. */
  every: string | null;
  /** Of `cron`. */
  timeZone: string;
  request: { type: string; body: unknown };
  overlap: Overlap;
  catchUp: CatchUp;
  paused: boolean;
  /** `null` while paused, and when there is no further tick. */
  nextRunAt: Date | null;
  lastRun: ScheduleRun | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface ScheduleSettings {
  name: string;
  cron?: string | undefined;
  every?: string | undefined;
  /** Default `UTC`. */
  timeZone?: string | undefined;
  request: { type: string; body: unknown };
  /** Default `skip`. */
  overlap?: Overlap | undefined;
  /** Default `one`. */
  catchUp?: CatchUp | undefined;
}
