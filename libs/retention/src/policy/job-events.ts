import type { Database, Queryable } from '@app/database';
import { type Category, countOf } from './category';

/** Events that are looked at in one statement. */
const PAGE = 2_000;

const AGED = `jobs.finished_at < now() - $1 * interval '1 day'`;
const COUNT = `
  SELECT count(*) AS n FROM jobs JOIN job_events ON job_events.job_id = jobs.id WHERE ${AGED}`;

const REMOVE_PAGE = `
  WITH page AS (
    SELECT id, job_id, created_at FROM job_events WHERE id > $2 ORDER BY id LIMIT ${PAGE}
  ), gone AS (
    DELETE FROM job_events USING page, jobs
    WHERE job_events.id = page.id AND jobs.id = page.job_id AND ${AGED}
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) AS removed, max(id) AS last,
         coalesce(max(created_at) >= now() - $1 * interval '1 day', true) AS "isLast"
  FROM page`;

/**
 * Events of jobs that ended long ago. Events are numbered as they happen, so walking by number from the first one on finds
 * them without an index of their own: what is passed over are those of jobs that have not ended for as long, and past
 * the first event that is too young there are no others.
 */
export function jobEvents(database: Database, days: number): Category {
  return {
    name: 'events',
    count: (client: Queryable) => countOf(client, COUNT, [days]),
    async *batches() {
      let after = 0;
      for (;;) {
        const { rows } = await database.query<{ removed: number; last: number | null; isLast: boolean }>(
          REMOVE_PAGE,
          [days, after],
        );
        const [page] = rows;
        if (page === undefined || page.last === null) return;
        yield page.removed;
        if (page.isLast) return;
        after = page.last;
      }
    },
  };
}
