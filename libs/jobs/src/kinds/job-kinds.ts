import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { JobKindNotFound } from '../jobs.errors';
import { OutboxRelay } from '../queue/outbox-relay';

/** A kind of job, and what is going on with it. */
export interface JobKindView {
  kind: string;
  type: string;
  queue: string;
  paused: boolean;
  pausedAt: Date | null;
  /** Jobs that wait, also those whose time has not come. */
  pending: number;
  running: number;
}

const LIST = `
  SELECT job_kinds.kind, type, queue, paused_at IS NOT NULL AS paused, paused_at AS "pausedAt",
         coalesce(pending, 0) AS pending, coalesce(running, 0) AS running
  FROM job_kinds LEFT JOIN (
    SELECT kind, count(*) FILTER (WHERE status = 'pending') AS pending,
           count(*) FILTER (WHERE status = 'in-progress') AS running
    FROM jobs WHERE status IN ('pending', 'in-progress') GROUP BY kind
  ) AS live ON live.kind = job_kinds.kind
  WHERE $1::text IS NULL OR job_kinds.kind = $1
  ORDER BY job_kinds.kind`;

/**
 * The kinds of job that workers have handlers for. A paused kind starts no job in any worker; what runs already goes
 * on to its end. Both take effect with the commit, since relays and workers ask the database.
 */
@Injectable()
export class JobKinds {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  async list(): Promise<JobKindView[]> {
    return (await this.database.query<JobKindView>(LIST, [null])).rows;
  }

  /** Pausing what is paused changes nothing. @throws JobKindNotFound */
  async pause(kind: string): Promise<JobKindView> {
    assertStorable(kind);
    await this.database.query(
      'UPDATE job_kinds SET paused_at = now() WHERE kind = $1 AND paused_at IS NULL',
      [kind],
    );
    return this.get(kind);
  }

  /** Resuming what is not paused changes nothing. @throws JobKindNotFound */
  async resume(kind: string): Promise<JobKindView> {
    assertStorable(kind);
    await this.database.query('UPDATE job_kinds SET paused_at = NULL WHERE kind = $1', [kind]);
    this.relay.wake();
    return this.get(kind);
  }

  private async get(kind: string): Promise<JobKindView> {
    const [found] = (await this.database.query<JobKindView>(LIST, [kind])).rows;
    if (found === undefined) throw new JobKindNotFound(kind);
    return found;
  }
}

/** PostgreSQL refuses to compare with a text that it cannot hold. @throws JobKindNotFound */
function assertStorable(kind: string): void {
  if (kind.includes('\0')) throw new JobKindNotFound(kind);
}
