export const JOB_STATUSES = ['pending', 'in-progress', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** A job in one of these never changes again. */
export const END_STATUSES: readonly JobStatus[] = ['completed', 'failed', 'cancelled'];

export function hasEnded(status: JobStatus): boolean {
  return END_STATUSES.includes(status);
}
