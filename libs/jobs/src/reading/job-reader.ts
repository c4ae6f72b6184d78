import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { JobNotFound } from '../jobs.errors';
import { countSelected, type JobSelection } from '../commands/job-selection';
import { findJobs, searchesContent, type JobFilter, type JobPosition, type JobSearch } from './job-filter';
import { JOB_VIEW_COLUMNS, toJobView, type FailedAttempt, type JobView } from './job-view';

export interface JobPage {
  jobs: JobView[];
  /** The last job of the page if there are more: the next page starts after it. */
  next: JobPosition | undefined;
}

/**
 * Jobs among which words and parameters are looked for first. What is so rare that they do not fill a page is found by
 * its index, which then has few to sort.
 */
const RECENT_JOBS = 250;

/** Failed attempts that are told of one job: the newest. */
const MAX_ATTEMPTS_TOLD = 20;

const READ_ATTEMPTS = `
  SELECT wanted.id AS "jobId", attempt, owner AS worker, started_at AS "startedAt", finished_at AS "finishedAt",
         error_code AS code, error_message AS message
  FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
    SELECT * FROM job_attempts WHERE job_attempts.job_id = wanted.id ORDER BY run DESC LIMIT ${MAX_ATTEMPTS_TOLD}
  ) AS newest
  ORDER BY wanted.id, run`;

/** Reads jobs from the table that is the truth about them. */
@Injectable()
export class JobReader {
  constructor(private readonly database: Database) {}

  /** @throws JobNotFound */
  async get(jobId: string): Promise<JobView> {
    const [job] = await this.views([jobId]);
    if (job === undefined) throw new JobNotFound(jobId);
    return job;
  }

  /** For whom a job runs, and what it is; `undefined` when there is no such job. */
  async ownerOf(jobId: string): Promise<{ tenant: string; type: string } | undefined> {
    const { rows } = await this.database.query<{ tenant: string; type: string }>({
      name: 'owner_of_job',
      text: 'SELECT tenant, type FROM jobs WHERE id = $1',
      values: [jobId],
    });
    return rows[0];
  }

  /** Newest first. @param page.after the `next` of the page before */
  async list(filter: JobFilter, page: { after?: JobPosition | undefined; limit: number }): Promise<JobPage> {
    const found = await this.find(filter, { ...page, limit: page.limit + 1 });
    const shown = found.slice(0, page.limit);
    return {
      jobs: await this.views(shown.map(({ jobId }) => jobId)),
      next: found.length > page.limit ? shown.at(-1) : undefined,
    };
  }

  /** How many jobs of a selection could be cancelled, retried or replayed now. */
  count(selection: JobSelection, among: NonNullable<JobSearch['among']>): Promise<number> {
    return countSelected(this.database, selection, among);
  }

  /** The newest failed attempts of jobs, oldest first. */
  async failedAttempts(jobIds: readonly string[]): Promise<Map<string, FailedAttempt[]>> {
    const { rows } = await this.database.query<FailedAttempt & { jobId: string }>(READ_ATTEMPTS, [jobIds]);
    const byJob = new Map<string, FailedAttempt[]>(jobIds.map((jobId) => [jobId, []]));
    for (const { jobId, ...attempt } of rows) byJob.get(jobId)?.push(attempt);
    return byJob;
  }

  private async find(
    filter: JobFilter,
    page: { after?: JobPosition | undefined; limit: number },
  ): Promise<JobPosition[]> {
    const search = async (recent?: number): Promise<JobPosition[]> => {
      const { text, values } = findJobs(filter, { ...page, recent });
      const { rows } = await this.database.query<{ id: string; micros: number }>(text, values);
      return rows.map(({ id, micros }) => ({ jobId: id, createdMicros: micros }));
    };
    if (!searchesContent(filter)) return search();
    const recent = await search(RECENT_JOBS);
    return recent.length === page.limit ? recent : search();
  }

  /** In the order of the ids; what was deleted meanwhile is missing. */
  async views(jobIds: readonly string[]): Promise<JobView[]> {
    const [rows, paused] = await this.database.records((prisma) =>
      Promise.all([
        prisma.job.findMany({ where: { id: { in: [...jobIds] } }, select: JOB_VIEW_COLUMNS }),
        prisma.jobKind.findMany({ where: { pausedAt: { not: null } }, select: { kind: true } }),
      ]),
    );
    const pausedKinds = new Set(paused.map(({ kind }) => kind));
    const byId = new Map(rows.map((row) => [row.id, toJobView(row, pausedKinds)]));
    return jobIds.flatMap((jobId) => byId.get(jobId) ?? []);
  }
}
