/** What the connections of a job are called in `pg_stat_activity` while they write for it. */
export function sessionName(jobId: string): string {
  return `veogen job ${jobId}`;
}

/** The same while they write one chunk of it. Begins with the name of the job's. */
export function chunkSessionName(jobId: string, position: number): string {
  return `${sessionName(jobId)} ${position}`;
}
