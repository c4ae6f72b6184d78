/** One entry of a job's history. */
export interface JobEvent {
  /** Grows within a job; a client that lost its stream resumes after the last one it saw. */
  id: number;
  jobId: string;
  name: 'status' | 'progress' | 'retry' | 'snooze';
  data: Record<string, unknown>;
  createdAt: Date;
}
