import { Silence } from './chunks';
import { answerOf, type Connection } from './connection';
import { type Job, JobNotCompleted, VeoGenProblem, VeoGenUnreachable, WaitTimedOut } from './errors';
import { NoEventStream, openJobEvents, SILENCE_MS } from './job-events';
import { pause } from './pause';

/** How far a job is. */
export interface Progress {
  status: Job['status'];
  done: number;
  /** `null` while it is not known. */
  total: number | null;
  /** What is counted, such as `records` or `bytes`. */
  unit: string;
  /** From 0 to 1; `null` while the total is not known. */
  ratio: number | null;
}

export interface WaitOptions {
  /** Told how far the job is, each time that this changed. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the waiting, not the job; `waitFor` then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds to wait in all. Default: until the job has ended. */
  timeoutMs?: number | undefined;
}

/** Milliseconds between two looks at a job whose events do not come. */
const POLL_MS = { first: 250, most: 2_000 };
/** Streams in a row that may end without an event: with one more, something in between cuts them off. */
const MAX_FRUITLESS = 3;
/** Milliseconds before a stream that ended early is opened again. */
const REOPEN_MS = 250;

/**
 * Waits for the end of a job: by its events, from the last one that was seen when the stream breaks, and by asking
 * again and again where no stream gets through.
 * @returns the job, completed
 * @throws JobNotCompleted WaitTimedOut VeoGenProblem VeoGenUnreachable
 */
export async function waitForJob(
  connection: Connection,
  jobId: string,
  { onProgress, signal, timeoutMs }: WaitOptions = {},
  silenceMs = SILENCE_MS,
): Promise<Job> {
  const stop = new AbortController();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop.abort(new WaitTimedOut(jobId, timeoutMs)), timeoutMs);
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    return await new Wait(connection, jobId, either, onProgress ?? (() => undefined), silenceMs).run();
  } catch (error) {
    either.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    // Lets go of a stream that is still open.
    stop.abort();
  }
}

class Wait {
  private lastEventId = '';
  private polls = false;
  private fruitless = 0;
  private pollMs = POLL_MS.first;
  private progress: Progress = { status: 'pending', done: 0, total: null, unit: '', ratio: null };
  private told = '';

  constructor(
    private readonly connection: Connection,
    private readonly jobId: string,
    private readonly signal: AbortSignal,
    private readonly onProgress: (progress: Progress) => void,
    private readonly silenceMs: number,
  ) {}

  async run(): Promise<Job> {
    for (;;) {
      this.signal.throwIfAborted();
      if (!this.polls) await this.readEvents();
      const job = await this.look();
      if (job.status === 'completed') return job;
      if (job.status === 'failed' || job.status === 'cancelled') throw new JobNotCompleted(job);
      await pause(this.polls ? this.nextPoll() : REOPEN_MS, this.signal);
    }
  }

  /** Reads one stream to its end, however it ends: the state of the job says what that means. */
  private async readEvents(): Promise<void> {
    const { signal, silenceMs } = this;
    const before = this.lastEventId;
    try {
      const events = openJobEvents(this.connection, this.jobId, {
        after: this.lastEventId,
        signal,
        silenceMs,
      });
      for await (const { id, name, data } of events) {
        this.lastEventId = id;
        if (name === 'status') this.tell({ ...this.progress, status: data['status'] as Job['status'] });
        if (name === 'progress') this.tell({ ...this.progress, ...progressOf(data) });
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof VeoGenUnreachable) throw error;
      if (error instanceof VeoGenProblem && error.status < 500) throw error;
      // A stream that opens and then says nothing is held back on its way: looking is surer.
      this.polls ||= error instanceof NoEventStream || error instanceof Silence;
    }
    this.fruitless = this.lastEventId === before ? this.fruitless + 1 : 0;
    this.polls ||= this.fruitless > MAX_FRUITLESS;
  }

  private async look(): Promise<Job> {
    const { api } = this.connection;
    const job = await answerOf(
      api.GET('/status/{jobId}', { params: { path: { jobId: this.jobId } }, signal: this.signal }),
    );
    this.tell({ status: job.status, ...progressOf({ ...job.progress }) });
    return job;
  }

  private tell(progress: Progress): void {
    this.progress = progress;
    const text = JSON.stringify(progress);
    if (text === this.told) return;
    this.told = text;
    this.onProgress(progress);
  }

  private nextPoll(): number {
    const ms = this.pollMs;
    this.pollMs = Math.min(ms * 1.5, POLL_MS.most);
    return ms;
  }
}

function progressOf(data: Readonly<Record<string, unknown>>): Omit<Progress, 'status'> {
  const done = Number(data['done'] ?? 0);
  const total = typeof data['total'] === 'number' ? data['total'] : null;
  const unit = typeof data['unit'] === 'string' ? data['unit'] : '';
  const ratio = total === null ? null : total === 0 ? 1 : Math.min(1, done / total);
  return { done, total, unit, ratio };
}
