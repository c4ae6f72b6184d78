import type { JobStatus } from '../contract/job-status';

/** A job as its user sees it. */
export interface JobView {
  jobId: string;
  type: string;
  status: JobStatus;
  progress: { done: number; total: number | null; unit: string; ratio: number | null };
  attempts: number;
  maxAttempts: number;
  params: unknown;
  result: Record<string, unknown> | null;
  resultUri: string | null;
  error: { code: string; message: string; retryable: boolean } | null;
  cancelRequested: boolean;
  parentId: string | null;
  scheduleId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  updatedAt: Date;
}

/** The columns of `jobs` that a view is made of, as Prisma names them. */
export const JOB_VIEW_COLUMNS = {
  id: true,
  type: true,
  status: true,
  progressDone: true,
  progressTotal: true,
  progressUnit: true,
  attempts: true,
  maxAttempts: true,
  params: true,
  result: true,
  resultUri: true,
  errorCode: true,
  errorMessage: true,
  errorRetryable: true,
  cancelRequestedAt: true,
  parentId: true,
  scheduleId: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  updatedAt: true,
} as const;

interface JobRow {
  id: string;
  type: string;
  status: string;
  progressDone: bigint;
  progressTotal: bigint | null;
  progressUnit: string;
  attempts: number;
  maxAttempts: number;
  params: unknown;
  result: unknown;
  resultUri: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  errorRetryable: boolean | null;
  cancelRequestedAt: Date | null;
  parentId: string | null;
  scheduleId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  updatedAt: Date;
}

export function toJobView(row: JobRow): JobView {
  const done = Number(row.progressDone);
  const total = row.progressTotal === null ? null : Number(row.progressTotal);
  const { errorCode, errorMessage, errorRetryable } = row;
  return {
    jobId: row.id,
    type: row.type,
    status: row.status as JobStatus,
    progress: { done, total, unit: row.progressUnit, ratio: ratioOf(done, total) },
    attempts: row.attempts,
    maxAttempts: row.maxAttempts,
    params: row.params,
    result: row.result as Record<string, unknown> | null,
    resultUri: row.resultUri,
    error:
      errorCode === null
        ? null
        : { code: errorCode, message: errorMessage ?? '', retryable: errorRetryable ?? false },
    cancelRequested: row.cancelRequestedAt !== null,
    parentId: row.parentId,
    scheduleId: row.scheduleId,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    updatedAt: row.updatedAt,
  };
}

function ratioOf(done: number, total: number | null): number | null {
  if (total === null) return null;
  return total === 0 ? 1 : Math.floor((done / total) * 10_000) / 10_000;
}
