import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@app/database';
import { currentTraceParent } from '@app/observability';
import { JobEnqueuer } from '../enqueue/job-enqueuer';
import { OutboxRelay } from '../queue/outbox-relay';
import { changeSelected, countSelected, type JobSelection, type SelectionOutcome } from './job-selection';

/** A dead letter and the job that repeats it. */
export interface Replay {
  deadLetterId: string;
  jobId: string;
}

/**
 * Makes a new job of each failed job, with the same parameters and with the failed one as its parent. A dead letter is
 * replayed once, however often and by however many it is asked for.
 */
export class ReplayDeadLetters extends Command<SelectionOutcome<Replay>> {
  constructor(
    readonly selection: JobSelection,
    readonly requestId?: string,
  ) {
    super();
  }
}

// One statement: the new job, its event, its delivery and the mark on the dead letter exist together or not at all.
// Who asks for the same letter meanwhile waits for its lock, and then finds it replayed.
const REPLAY = `
  WITH letter AS (
    SELECT * FROM jobs
    WHERE id = ANY($1::uuid[]) AND status = 'failed' AND replayed_by IS NULL
    ORDER BY id FOR UPDATE
  ), numbered AS (
    SELECT letter.*, ids.new_id
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS position FROM letter) AS letter
    JOIN unnest($2::uuid[]) WITH ORDINALITY AS ids (new_id, position) USING (position)
  ), replayed AS (
    UPDATE jobs SET replayed_by = new_id, updated_at = now() FROM numbered WHERE jobs.id = numbered.id
  ), job AS (
    INSERT INTO jobs (id, type, kind, queue, params, progress_unit, progress_total, max_attempts, timeout_ms, priority,
                      tenant, bound_to, parent_id, request_id, trace_parent)
    SELECT new_id, type, kind, queue, params, progress_unit, progress_total, max_attempts, timeout_ms, priority, tenant,
           bound_to, id, $3, $4
    FROM numbered
    RETURNING id, parent_id, kind, queue, tenant, priority, run_at, delivery
  ), event AS (
    INSERT INTO job_events (job_id, name, data)
    SELECT id, 'status', jsonb_build_object('status', 'pending') FROM job
  ), delivery AS (
    INSERT INTO outbox (job_id, delivery, queue, kind, tenant, priority, available_at)
    SELECT id, delivery, queue, kind, tenant, priority, run_at FROM job
  )
  SELECT parent_id AS "deadLetterId", id AS "jobId" FROM job`;

const READ_REPLAYS = `
  SELECT id AS "deadLetterId", replayed_by AS "jobId" FROM jobs
  WHERE id = ANY($1::uuid[]) AND status = 'failed' AND replayed_by IS NOT NULL`;

@CommandHandler(ReplayDeadLetters)
export class ReplayDeadLettersHandler implements ICommandHandler<ReplayDeadLetters> {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobEnqueuer,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Letters that are named by id are answered with their replay also when somebody else made it.
   * @throws BacklogFull
   */
  async execute({ selection, requestId }: ReplayDeadLetters): Promise<SelectionOutcome<Replay>> {
    await this.jobs.admit(await countSelected(this.database, selection, 'replayable'));
    const outcome = await changeSelected(this.database, selection, 'replayable', async (letterIds) => {
      const newIds = letterIds.map(() => uuidv7());
      const { rows } = await this.database.query<Replay>(REPLAY, [
        letterIds,
        newIds,
        requestId ?? null,
        currentTraceParent() ?? null,
      ]);
      this.relay.wake();
      return rows;
    });
    const { ids, filter } = selection;
    if (ids === undefined || filter !== undefined) return outcome;
    return { ...outcome, done: (await this.database.query<Replay>(READ_REPLAYS, [ids])).rows };
  }
}
