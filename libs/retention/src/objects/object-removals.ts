import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@app/database';
import { STORAGE, type StorageDriver } from '@app/storage';

/** Objects that are removed at once. */
const BATCH = 20;

// A claim is that the object is not due for a while, longer each time: who dies with it, or finds the storage out of
// order, leaves it for later. What a file lists is never removed, whatever the list says.
const CLAIM = `
  WITH due AS (
    SELECT storage_key FROM object_removals
    WHERE CASE WHEN $1::text[] IS NULL THEN due_at <= now() ELSE storage_key = ANY ($1) END
    ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )
  UPDATE object_removals AS removal SET
    attempts = attempts + 1, due_at = now() + least(power(2, least(attempts, 7)) * interval '30 s', interval '1 hour')
  FROM due WHERE removal.storage_key = due.storage_key
  RETURNING removal.storage_key AS key,
    EXISTS (SELECT 1 FROM stored_files WHERE stored_files.storage_key = removal.storage_key) AS listed`;

const DONE = `
  WITH gone AS (
    DELETE FROM object_removals WHERE storage_key = ANY ($1) RETURNING deletion_id
  )
  UPDATE deletions SET completed_at = now() FROM gone WHERE deletions.id = gone.deletion_id`;

/** The objects that storage is still to lose: a list in the database, so that nothing is forgotten. */
@Injectable()
export class ObjectRemovals {
  private readonly logger = new Logger(ObjectRemovals.name);
  private failing = false;

  constructor(
    private readonly database: Database,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /** How many there are. */
  async count(): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>('SELECT count(*) AS n FROM object_removals');
    return rows[0]?.n ?? 0;
  }

  /**
   * Removes what is due, until nothing is or the storage fails: then the rest is tried again later.
   * @param keys only these, due or not
   * @param stopped asked between batches
   * @returns how many objects were removed
   */
  async remove(keys?: readonly string[], stopped = (): boolean => false): Promise<number> {
    let removed = 0;
    for (;;) {
      const { rows } = await this.database.query<{ key: string; listed: boolean }>(CLAIM, [keys ?? null]);
      if (rows.length === 0) return removed;
      const gone: string[] = [];
      const outcomes = await Promise.allSettled(
        rows.map(async ({ key, listed }) => {
          if (!listed) await this.storage.delete(key);
          gone.push(key);
        }),
      );
      if (gone.length > 0) await this.database.query(DONE, [gone]);
      removed += gone.length;
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      this.report(failure?.reason);
      if (failure !== undefined || stopped()) return removed;
    }
  }

  private report(error: unknown): void {
    if (error !== undefined && !this.failing)
      this.logger.warn(
        { err: error },
        'Deleted files are still in storage; they are removed when it is back',
      );
    this.failing = error !== undefined;
  }
}
