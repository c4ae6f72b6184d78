/**
 * Why a job failed for good: its attempts are used up; another attempt could not help; its last attempt took too long;
 * or it killed its workers.
 */
export const FAILURE_REASONS = ['exhausted', 'unretryable', 'timeout', 'poison'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];
