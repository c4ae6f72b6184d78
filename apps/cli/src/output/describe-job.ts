import { formatBytes, formatCount, plural, printable } from '@app/terminal';
import type { AcceptedJob, Job } from '@veogen/client';
import { progressOf, renderDetails, subjectOf, tookOf } from './details';

/** A job that was just accepted, and how to go on. */
export function describeAccepted({
  jobId,
  type,
  status,
}: Pick<AcceptedJob, 'jobId' | 'type' | 'status'>): string[] {
  return [`${jobId}  ${type}, ${status}`, `Follow it with  veogen jobs watch ${jobId}`];
}

/** A job that is completed, in one line. */
export function describeCompleted(job: Job): string {
  const result = (job.result ?? {}) as { rows?: number; bytes?: number; seed?: number; rejected?: number };
  const facts = [
    result.rows === undefined ? undefined : plural(result.rows, 'row'),
    result.bytes === undefined ? undefined : formatBytes(result.bytes),
    result.rejected === undefined || result.rejected === 0
      ? undefined
      : `${formatCount(result.rejected)} rejected`,
    result.seed === undefined ? undefined : `seed ${result.seed}`,
    tookOf(job),
  ].filter((fact) => fact !== undefined);
  return printable(`${job.type} ${subjectOf(job)} completed: ${facts.join(', ')}`);
}

/** All that is worth knowing of a job. */
export function describeJob(job: Job): string[] {
  return renderDetails([
    ['job', job.jobId],
    ['type', job.type],
    ['about', subjectOf(job)],
    ['status', job.status + (job.cancelRequested && job.status === 'in-progress' ? ' (will stop)' : '')],
    ['progress', progressOf(job)],
    ['attempts', `${job.attempts} of ${job.maxAttempts}`],
    ['created', job.createdAt],
    ['started', job.startedAt ?? undefined],
    ['finished', job.finishedAt ?? undefined],
    ['took', tookOf(job)],
    ['error', job.error === null ? undefined : `${job.error.code}: ${job.error.message}`],
    ['result', job.result === null ? undefined : JSON.stringify(job.result)],
    ['at', job.resultUri ?? undefined],
  ]);
}
