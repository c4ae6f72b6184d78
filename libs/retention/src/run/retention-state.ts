import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { CategoryCounts } from '../policy/retention-policy';

/** What came of a run. */
export interface RetentionRunReport {
  startedAt: Date;
  finishedAt: Date;
  removed: CategoryCounts;
  /** What could not be done, and is tried again in the next run. */
  failed: { step: string; code: string; message: string }[];
}

export interface RetentionStatus {
  running: boolean;
  nextRunAt: Date;
  lastRun: RetentionRunReport | null;
}

/** A run that is this worker's. */
export interface TakenRun {
  /** Whether the storage is to be looked through. */
  scan: boolean;
  /** By the clock of the database, to the microsecond. */
  takenAt: string;
}

/** A worker that does not prolong it in time has died or stands still. */
const LEASE = `interval '60 seconds'`;
/** Milliseconds between two prolongations. */
export const PROLONG_MS = 15_000;
const INTERVAL = `interval '1 hour'`;
/** Looking through the storage asks it for the names of all objects. */
const SCAN_INTERVAL = `interval '1 day'`;

/** The one row by which all workers agree who does the next run, and when. */
@Injectable()
export class RetentionState {
  constructor(private readonly database: Database) {}

  async read(): Promise<RetentionStatus> {
    const { rows } = await this.database.query<RetentionStatus & { [column: string]: unknown }>(
      `SELECT coalesce(lease_until > now(), false) AS running, next_run_at AS "nextRunAt", last_run AS "lastRun"
       FROM retention_state`,
    );
    const { running, nextRunAt, lastRun } = rows[0] as RetentionStatus;
    return { running, nextRunAt, lastRun: lastRun && withDates(lastRun) };
  }

  /** Lets the next run begin now, with a look through the storage. */
  async hurry(): Promise<void> {
    await this.database.query('UPDATE retention_state SET next_run_at = now(), next_scan_at = now()');
  }

  /** Takes the run that is due, if there is one and nobody has it. */
  async take(owner: string): Promise<TakenRun | undefined> {
    const { rows } = await this.database.query<TakenRun & { [column: string]: unknown }>(
      `UPDATE retention_state SET lease_owner = $1, lease_until = now() + ${LEASE}
       WHERE next_run_at <= now() AND (lease_until IS NULL OR lease_until < now())
       RETURNING next_scan_at <= now() AS scan, now()::text AS "takenAt"`,
      [owner],
    );
    return rows[0];
  }

  /** @returns whether the run is still this worker's */
  async prolong(owner: string): Promise<boolean> {
    const { rowCount } = await this.database.query(
      `UPDATE retention_state SET lease_until = now() + ${LEASE} WHERE lease_owner = $1`,
      [owner],
    );
    return rowCount === 1;
  }

  /** Says that the storage was looked through to its end. */
  async scanned(): Promise<void> {
    await this.database.query(`UPDATE retention_state SET next_scan_at = now() + ${SCAN_INTERVAL}`);
  }

  /** Says what came of the run. The next one is an hour away, unless somebody hurried it meanwhile. */
  async finish(owner: string, { takenAt }: TakenRun, report: RetentionRunReport): Promise<void> {
    await this.database.query(
      `UPDATE retention_state SET lease_owner = NULL, lease_until = NULL, last_run = $2,
         next_run_at = CASE WHEN next_run_at > $3::timestamptz THEN next_run_at ELSE now() + ${INTERVAL} END
       WHERE lease_owner = $1`,
      [owner, report, takenAt],
    );
  }

  /** Leaves the run, which is still due, to others. */
  async release(owner: string): Promise<void> {
    await this.database.query(
      'UPDATE retention_state SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = $1',
      [owner],
    );
  }
}

/** Inside of JSON a time is text. */
function withDates({ startedAt, finishedAt, ...report }: RetentionRunReport): RetentionRunReport {
  return { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt), ...report };
}
