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

export interface JobPosition {
  createdAt: Date;
  jobId: string;
}

export interface JobPage {
  jobs: JobView[];
  /** Where the next page starts; `undefined` on the last one. */
  next: JobPosition | undefined;
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

  /** Newest first, after the given position. */
  async list(filter: JobFilter, page: { after?: JobPosition | undefined; limit: number }): Promise<JobPage> {
    const rows = await this.database.records((prisma) =>
      prisma.job.findMany({
        where: { AND: [toWhere(filter), ...(page.after === undefined ? [] : [olderThan(page.after)])] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: page.limit + 1,
        select: JOB_VIEW_COLUMNS,
      }),
    );
    const jobs = rows.slice(0, page.limit).map(toJobView);
    const last = jobs.at(-1);
    const more = rows.length > page.limit && last !== undefined;
    return { jobs, next: more ? { createdAt: last.createdAt, jobId: last.jobId } : undefined };
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

function olderThan({ createdAt, jobId }: JobPosition): Prisma.JobWhereInput {
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: jobId } }] };
}
