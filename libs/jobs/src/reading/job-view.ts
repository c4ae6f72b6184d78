import type { FailureReason } from '../contract/failure-reason';
import type { JobStatus } from '../contract/job-status';

/** A job as its user sees it. */
export interface JobView {
  jobId: string;
  type: string;
  kind: string;
  status: JobStatus;
  /** Whether the job waits because its kind is paused. */
  paused: boolean;
  progress: { done: number; total: number | null; unit: string; ratio: number | null };
  attempts: number;
  maxAttempts: number;
  /** Milliseconds of one attempt. */
  timeoutMs: number;
  /** Smaller runs earlier. */
  priority: number;
  /** For whom it runs. */
  tenant: string | null;
  /** When the job is, or was last, due. */
  runAt: Date;
  params: unknown;
  result: Record<string, unknown> | null;
  resultUri: string | null;
  error: { code: string; message: string; retryable: boolean } | null;
  /** Why a failed job failed. */
  failureReason: FailureReason | null;
  cancelRequested: boolean;
  /** The job that this one repeats. */
  parentJobId: string | null;
  /** The job that repeats this one. */
  replayedBy: string | null;
  scheduleId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  updatedAt: Date;
}

/** An attempt that did not succeed. */
export interface FailedAttempt {
  attempt: number;
  /** The worker that ran it. */
  worker: string | null;
  startedAt: Date;
  finishedAt: Date;
  code: string;
  message: string;
}

/** The columns of `jobs` that a view is made of, as Prisma names them. */
export const JOB_VIEW_COLUMNS = {
  id: true,
  type: true,
  kind: true,
  status: true,
  progressDone: true,
  progressTotal: true,
  progressUnit: true,
  attempts: true,
  maxAttempts: true,
  timeoutMs: true,
  priority: true,
  tenant: true,
  runAt: true,
  params: true,
  result: true,
  resultUri: true,
  errorCode: true,
  errorMessage: true,
  errorRetryable: true,
  errorReason: true,
  cancelRequestedAt: true,
  parentId: true,
  scheduleId: true,
  replayedBy: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  updatedAt: true,
} as const;

interface JobRow {
  id: string;
  type: string;
  kind: string;
  status: string;
  progressDone: bigint;
  progressTotal: bigint | null;
  progressUnit: string;
  attempts: number;
  maxAttempts: number;
  timeoutMs: bigint;
  priority: number;
  tenant: string;
  runAt: Date;
  params: unknown;
  result: unknown;
  resultUri: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  errorRetryable: boolean | null;
  errorReason: string | null;
  cancelRequestedAt: Date | null;
  parentId: string | null;
  scheduleId: string | null;
  replayedBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  updatedAt: Date;
}

export function toJobView(row: JobRow, pausedKinds: ReadonlySet<string>): JobView {
  const done = Number(row.progressDone);
  const total = row.progressTotal === null ? null : Number(row.progressTotal);
  const { errorCode, errorMessage, errorRetryable } = row;
  return {
    jobId: row.id,
    type: row.type,
    kind: row.kind,
    status: row.status as JobStatus,
    paused: row.status === 'pending' && pausedKinds.has(row.kind),
    progress: { done, total, unit: row.progressUnit, ratio: ratioOf(done, total) },
    attempts: row.attempts,
    maxAttempts: row.maxAttempts,
    timeoutMs: Number(row.timeoutMs),
    priority: row.priority,
    tenant: row.tenant === '' ? null : row.tenant,
    runAt: row.runAt,
    params: row.params,
    result: row.result as Record<string, unknown> | null,
    resultUri: row.resultUri,
    error:
      errorCode === null
        ? null
        : { code: errorCode, message: errorMessage ?? '', retryable: errorRetryable ?? false },
    failureReason: row.errorReason as FailureReason | null,
    cancelRequested: row.cancelRequestedAt !== null,
    parentJobId: row.parentId,
    replayedBy: row.replayedBy,
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
