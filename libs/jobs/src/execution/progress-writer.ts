import type { JobProgress } from './job-handler';

/** Milliseconds between two writes of progress. */
const INTERVAL_MS = 500;

/** Keeps only the newest progress and writes it now and then; a failed write is made up for by the next one. */
export class ProgressWriter {
  private newest: JobProgress | undefined;
  private writing: Promise<void> | undefined;
  private lastWrite = performance.now();
  private closed = false;

  constructor(private readonly write: (progress: JobProgress) => Promise<void>) {}

  report(progress: JobProgress): void {
    this.newest = progress;
    if (this.closed || this.writing !== undefined || performance.now() - this.lastWrite < INTERVAL_MS) return;
    const current = this.newest;
    this.newest = undefined;
    this.writing = this.write(current)
      .catch(() => undefined)
      .finally(() => {
        this.writing = undefined;
        this.lastWrite = performance.now();
      });
  }

  /** Waits for a write under way; what was not written belongs to the end of the job, which says it all. */
  async close(): Promise<void> {
    this.closed = true;
    await this.writing;
  }
}
