import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '@app/database';
import type { JobStatus } from '../contract/job-status';
import { JobNotFound } from '../jobs.errors';
import { JOB_VIEW_COLUMNS, toJobView, type JobView } from './job-view';

export interface JobFilter {
  type?: string | undefined;
  status?: JobStatus | undefined;
  /** Jobs about this record type. */
  recordType?: string | undefined;
  /** Inclusive. */
  createdFrom?: Date | undefined;
  /** Exclusive. */
  createdTo?: Date | undefined;
  /** Part of the error's message, any case. */
  text?: string | undefined;
}

export interface JobPage {
  jobs: JobView[];
  /** The last job of the page if there are more: the next page starts after it. */
  next: string | undefined;
}

/** Reads jobs from the table that is the truth about them. */
@Injectable()
export class JobReader {
  constructor(private readonly database: Database) {}

  /** @throws JobNotFound */
  async get(jobId: string): Promise<JobView> {
    const row = await this.database.records((prisma) =>
      prisma.job.findUnique({ where: { id: jobId }, select: JOB_VIEW_COLUMNS }),
    );
    if (row === null) throw new JobNotFound(jobId);
    return toJobView(row);
  }

  /** Newest first, which is the order of ids (UUID v7). @param page.after a job id of the page before */
  async list(filter: JobFilter, page: { after?: string | undefined; limit: number }): Promise<JobPage> {
    const rows = await this.database.records((prisma) =>
      prisma.job.findMany({
        where: { AND: [toWhere(filter), page.after === undefined ? {} : { id: { lt: page.after } }] },
        orderBy: { id: 'desc' },
        take: page.limit + 1,
        select: JOB_VIEW_COLUMNS,
      }),
    );
    const jobs = rows.slice(0, page.limit).map(toJobView);
    return { jobs, next: rows.length > page.limit ? jobs.at(-1)?.jobId : undefined };
  }
}

function toWhere(filter: JobFilter): Prisma.JobWhereInput {
  const { type, status, recordType, createdFrom, createdTo, text } = filter;
  return {
    ...(type !== undefined && { type }),
    ...(status !== undefined && { status }),
    ...(recordType !== undefined && { params: { path: ['recordType'], equals: recordType } }),
    ...((createdFrom ?? createdTo) !== undefined && {
      createdAt: { ...(createdFrom && { gte: createdFrom }), ...(createdTo && { lt: createdTo }) },
    }),
    ...(text !== undefined && { errorMessage: { contains: text, mode: 'insensitive' as const } }),
  };
}
