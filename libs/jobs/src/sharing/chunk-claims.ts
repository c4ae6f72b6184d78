import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, type Queryable } from '@app/database';
import { LeaseLost } from '../execution/attempt-endings';
import { JobLeases } from '../execution/job-leases';
import { MAX_CRASHES } from '../execution/max-crashes';
import { chunkSessionName } from '../execution/session-name';
import type { AssistedJob, ChunkRows } from './chunk';

/** A job under a leader. */
export interface SharedRun {
  id: string;
  /** Token of the leader's lease. */
  token: number;
}

/** A chunk that this process may write. */
export interface ChunkClaim {
  position: number;
  /** Fencing token of the chunk. */
  token: number;
  /** How often the chunk was begun, this time included, by workers that did not give it back alive. */
  starts: number;
  /** On the monotonic clock of this process; past it another worker may have the chunk. */
  leaseEnds: number;
}

/** A shared job that this process can help with. */
export interface AssistableJob extends AssistedJob, SharedRun {
  kind: string;
  params: unknown;
}

// A statement sees what was committed when it began, so each of these waits for its lock first and looks then.
const OPEN = `
  INSERT INTO shared_jobs (job_id, run, chunk_count) VALUES ($1, $2, $3)
  ON CONFLICT (job_id) DO UPDATE SET run = excluded.run, chunk_count = excluded.chunk_count`;
// How often they were begun is kept: an earlier leader may have died of one.
const RECALL_CLAIMS = `
  UPDATE chunk_claims SET token = token + 1, owner = NULL, lease_until = NULL WHERE job_id = $1`;
// Committed chunks are the truth: what lies between them and has no claim gets one.
const FIND_MISSING = `
  WITH known AS (
    SELECT position FROM job_chunks WHERE job_id = $1 UNION ALL SELECT position FROM chunk_claims WHERE job_id = $1
  ), shared AS (
    UPDATE shared_jobs SET next_position = (SELECT coalesce(max(position) + 1, 0) FROM known)
    WHERE job_id = $1 RETURNING next_position
  )
  INSERT INTO chunk_claims (job_id, position)
  SELECT $1, missing FROM shared, generate_series(0, next_position - 1) AS missing
  WHERE NOT EXISTS (SELECT FROM known WHERE position = missing)`;
const COUNT_PROGRESS = `
  UPDATE jobs SET progress_done = (SELECT coalesce(sum(row_count), 0) FROM job_chunks WHERE job_id = $1)
  WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND lease_owner IS NOT NULL`;

const CLOSE = `DELETE FROM shared_jobs WHERE job_id = $1 AND run <= $2`;

// What was begun before comes first, so that a chunk that nobody can write shows early. Takers of one job wait for each
// other for the moment that this takes.
const TAKE = `
  WITH shared AS (
    SELECT job_id, next_position, chunk_count FROM shared_jobs
    WHERE job_id = $1 AND run = $2 AND EXISTS (
      SELECT FROM jobs WHERE id = $1 AND lease_token = $2 AND status = 'in-progress' AND cancel_requested_at IS NULL)
    FOR NO KEY UPDATE
  ), left_over AS (
    SELECT job_id, position FROM chunk_claims
    WHERE job_id = (SELECT job_id FROM shared) AND (lease_until IS NULL OR lease_until < now()) AND starts < $5
    ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED
  ), next AS (
    UPDATE shared_jobs SET next_position = shared_jobs.next_position + 1 FROM shared
    WHERE shared_jobs.job_id = shared.job_id AND shared.next_position < shared.chunk_count
      AND NOT EXISTS (SELECT FROM left_over)
    RETURNING shared.job_id, shared.next_position AS position
  ), taken AS (
    UPDATE chunk_claims SET token = token + 1, starts = starts + 1, owner = $3,
                            lease_until = now() + $4 * interval '1 millisecond'
    FROM left_over WHERE chunk_claims.job_id = left_over.job_id AND chunk_claims.position = left_over.position
    RETURNING chunk_claims.position, token, starts
  ), begun AS (
    INSERT INTO chunk_claims (job_id, position, token, starts, owner, lease_until)
    SELECT job_id, position, 1, 1, $3, now() + $4 * interval '1 millisecond' FROM next
    RETURNING position, token, starts
  )
  SELECT * FROM taken UNION ALL SELECT * FROM begun`;

const IS_DONE = `
  SELECT next_position = chunk_count AND NOT EXISTS (SELECT FROM chunk_claims WHERE job_id = $1) AS done
  FROM shared_jobs WHERE job_id = $1 AND run = $2`;

const BEGIN = `
  SELECT set_config('application_name', $5, true), set_config('idle_in_transaction_session_timeout', $6, true),
         (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = $5 AND pid <> pg_backend_pid())
  FROM chunk_claims JOIN jobs ON id = job_id
  WHERE job_id = $1 AND position = $2 AND token = $3 AND lease_token = $4 AND status = 'in-progress'`;

// Under two tokens: the chunk's and the leader's. The leader may be gone already, as long as nobody has its place.
const SAVE = `
  WITH claim AS (
    DELETE FROM chunk_claims WHERE job_id = $1 AND position = $2 AND token = $3 RETURNING job_id, position, owner
  ), chunk AS (
    INSERT INTO job_chunks (job_id, position, first_row, row_count, owner)
    SELECT job_id, position, $5, $6::int, owner FROM claim
  ), job AS (
    UPDATE jobs SET progress_done = least(progress_done + $6, coalesce(progress_total, progress_done + $6)),
                    crashes = 0, updated_at = now()
    FROM claim WHERE jobs.id = claim.job_id AND lease_token = $4 AND status = 'in-progress'
    RETURNING id, progress_done, progress_total, progress_unit
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'progress', jsonb_build_object('done', progress_done, 'total', progress_total, 'unit', progress_unit)
    FROM job
  ), notify AS (
    SELECT pg_notify('veogen_jobs', id::text) FROM job
  )
  SELECT id FROM job LEFT JOIN notify ON true`;

const RENEW = `
  UPDATE chunk_claims SET lease_until = now() + $5 * interval '1 millisecond'
  FROM jobs
  WHERE job_id = $1 AND position = $2 AND token = $3 AND jobs.id = job_id AND lease_token = $4
    AND status = 'in-progress' AND cancel_requested_at IS NULL`;

// Somebody else may have it by now; that we live is true all the same.
const GIVE_BACK = `
  UPDATE chunk_claims SET starts = greatest(starts - 1, 0),
    owner = CASE WHEN token = $3 THEN NULL ELSE owner END,
    lease_until = CASE WHEN token = $3 THEN NULL ELSE lease_until END
  WHERE job_id = $1 AND position = $2`;

// A job that has just killed its leader, or has not shown yet that it does not, is not given others to kill.
const FIND = `
  SELECT jobs.id, jobs.id AS "jobId", run AS token, kind, params, checkpoint, started_at AS "startedAt"
  FROM shared_jobs JOIN jobs ON id = job_id AND lease_token = run
  WHERE status = 'in-progress' AND cancel_requested_at IS NULL AND crashes = 0 AND progress_done > 0
    AND kind = ANY($1) AND lease_owner IS DISTINCT FROM $2 AND job_id <> ALL($3::uuid[])
    AND (next_position < chunk_count OR EXISTS (
      SELECT FROM chunk_claims WHERE chunk_claims.job_id = shared_jobs.job_id AND starts < ${MAX_CRASHES}
        AND (lease_until IS NULL OR lease_until < now())))
  ORDER BY (SELECT count(*) FROM chunk_claims WHERE chunk_claims.job_id = shared_jobs.job_id), job_id
  LIMIT 1`;

/** Deals out the chunks of shared jobs. Every write is fenced by the chunk's token and by that of the leader's lease. */
@Injectable()
export class ChunkClaims {
  constructor(
    private readonly database: Database,
    private readonly leases: JobLeases,
    private readonly config: AppConfig,
  ) {}

  /**
   * Lets others take chunks from now on, under this leader: what an earlier one had dealt out can be taken again.
   * @throws LeaseLost
   */
  async open(job: SharedRun, chunkCount: number): Promise<void> {
    await this.database.transaction(async (client) => {
      await client.query(OPEN, [job.id, job.token, chunkCount]);
      await client.query(RECALL_CLAIMS, [job.id]);
      await client.query(FIND_MISSING, [job.id]);
      const { rowCount } = await client.query(COUNT_PROGRESS, [job.id, job.token]);
      if (rowCount === 0) throw new LeaseLost('Another worker has this job');
    });
  }

  /**
   * Shares the job no longer: no chunk can be taken or committed any more. Does nothing to a job that is not shared, or
   * that has a newer leader.
   */
  async close({ id, token }: SharedRun): Promise<void> {
    await this.database.query(CLOSE, [id, token]);
  }

  /**
   * The next chunk to write; `undefined` when all are taken or done, or the job is not shared any more.
   * @param as only the leader is given a chunk that too many workers died of
   */
  async take(job: SharedRun, as: 'leader' | 'assistant'): Promise<ChunkClaim | undefined> {
    const starts = as === 'leader' ? 2 ** 31 - 1 : MAX_CRASHES;
    const { leaseMs } = this.config.jobs;
    const leaseEnds = performance.now() + leaseMs;
    const { rows } = await this.database.query<Omit<ChunkClaim, 'leaseEnds'>>({
      name: 'take_chunk',
      text: TAKE,
      values: [job.id, job.token, this.leases.owner, leaseMs, starts],
    });
    return rows[0] && { ...rows[0], leaseEnds };
  }

  /** Whether every chunk is committed. */
  async isDone(job: SharedRun): Promise<boolean> {
    const { rows } = await this.database.query<{ done: boolean }>(IS_DONE, [job.id, job.token]);
    return rows[0]?.done ?? false;
  }

  /** Makes a transaction known as one of this chunk, and ends those of earlier holders. @returns whether we hold it */
  async begin(client: Queryable, job: SharedRun, { position, token }: ChunkClaim): Promise<boolean> {
    const session = chunkSessionName(job.id, position);
    const values = [job.id, position, token, job.token, session, `${this.config.jobs.leaseMs}`];
    return (await client.query(BEGIN, values)).rowCount === 1;
  }

  /** Makes a chunk a committed one, with its transaction. @returns whether we still held it */
  async save(client: Queryable, job: SharedRun, claim: ChunkClaim, rows: ChunkRows): Promise<boolean> {
    const values = [job.id, claim.position, claim.token, job.token, rows.firstRow, rows.rows];
    return (await client.query(SAVE, values)).rowCount === 1;
  }

  /** Prolongs a claim. @returns whether we still held it, and the job goes on */
  async renew(job: SharedRun, { position, token }: ChunkClaim): Promise<boolean> {
    const values = [job.id, position, token, job.token, this.config.jobs.leaseMs];
    return (await this.database.query(RENEW, values)).rowCount === 1;
  }

  /** Lets others take a chunk that was not committed, and tells that this process did not die of it. */
  async giveBack(job: SharedRun, { position, token }: ChunkClaim): Promise<void> {
    await this.database.query(GIVE_BACK, [job.id, position, token]);
  }

  /**
   * A job that has chunks to take and is led by another process; of several, the one with the fewest chunks under way.
   * @param kinds that this process can help with
   * @param except jobs to leave alone
   */
  async find(kinds: readonly string[], except: readonly string[]): Promise<AssistableJob | undefined> {
    const { rows } = await this.database.query<AssistableJob>({
      name: 'find_shared_job',
      text: FIND,
      values: [kinds, this.leases.owner, except],
    });
    return rows[0];
  }
}
