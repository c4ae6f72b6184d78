import type { Database, Queryable } from '@app/database';
import { findJobs, type JobFilter, type JobSearch } from '../reading/job-filter';

/** Jobs by their ids, by what they are, or both. */
export interface JobSelection {
  ids?: readonly string[] | undefined;
  filter?: JobFilter | undefined;
}

/** What became of a selection. */
export interface SelectionOutcome<T> {
  /** Jobs that fit and could be changed when the request came. */
  matched: number;
  /** What was done, for each job. */
  done: T[];
  /** Jobs that are left because they were too many for one request: send it again. */
  remaining: number;
}

/** Most jobs that one request changes. */
export const MAX_SELECTED = 10_000;
/** Jobs in one statement: few enough to end well before its timeout, and to hold their locks shortly. */
const BATCH = 500;

/** How many jobs of a selection can be changed now. */
export async function countSelected(
  database: Queryable,
  { ids, filter = {} }: JobSelection,
  among: JobSearch['among'],
): Promise<number> {
  const { text, values } = findJobs(filter, { limit: null, ids, among });
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*) AS n FROM (${text}) AS fitting`,
    values,
  );
  return rows[0]?.n ?? 0;
}

/**
 * Changes the jobs of a selection, in batches that are each one statement. What a batch has changed does not fit any
 * more, so nothing is changed twice and a request that was cut off can be sent again.
 * @param change changes those of the jobs that can still be changed, and answers for these
 */
export async function changeSelected<T>(
  database: Database,
  { ids, filter = {} }: JobSelection,
  among: JobSearch['among'],
  change: (jobIds: string[]) => Promise<T[]>,
): Promise<SelectionOutcome<T>> {
  const matched = await countSelected(database, { ids, filter }, among);
  const done: T[] = [];
  let limit = Math.min(matched, MAX_SELECTED);
  while (limit > 0) {
    const { text, values } = findJobs(filter, { limit: Math.min(limit, BATCH), ids, among });
    const { rows } = await database.query<{ id: string }>(text, values);
    if (rows.length === 0) break;
    done.push(...(await change(rows.map(({ id }) => id))));
    limit -= rows.length;
  }
  const remaining = matched > MAX_SELECTED ? await countSelected(database, { ids, filter }, among) : 0;
  return { matched, done, remaining };
}
