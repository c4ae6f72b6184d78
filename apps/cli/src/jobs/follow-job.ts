import { Screen } from '@app/terminal';
import type { Job } from '@veogen/client';
import type { Cli } from '../cli';

export interface FollowOptions {
  /** What the bar is labelled with. */
  label: string;
  /** Milliseconds. */
  timeout?: number | undefined;
  /** Whether to show how far the job is also where nobody seems to look. */
  watch?: boolean | undefined;
}

/** How they end is told in another way. */
const ENDED: readonly string[] = ['completed', 'failed', 'cancelled'];

/** Waits for the end of a job. @throws whatever `waitFor` throws */
export async function followJob(
  cli: Cli,
  jobId: string,
  { label, timeout, watch }: FollowOptions,
): Promise<Job> {
  const { stderr } = cli.streams;
  const moving = stderr.isTTY === true;
  const shown = moving || (watch === true && !cli.json);
  const screen = new Screen(stderr);
  let status = '';
  let bar: ReturnType<Screen['startProgress']> | undefined;
  try {
    return await cli.client.waitFor(jobId, {
      signal: cli.signal,
      timeoutMs: timeout,
      onProgress: ({ status: now, done, total, unit }) => {
        if (!shown) return;
        // A bar that stands still says that nothing happens yet; lines have to say it.
        if (!moving && now !== status && !ENDED.includes(now)) screen.line(`${label}: ${now}`);
        status = now;
        if (unit === '') return;
        bar ??= screen.startProgress(label, unit);
        bar.update(done, total ?? 0);
      },
    });
  } catch (error) {
    if (cli.signal.aborted)
      cli.note(`The job goes on. veogen jobs watch ${jobId}, or: veogen jobs cancel ${jobId}`);
    throw error;
  } finally {
    bar?.clear();
  }
}
