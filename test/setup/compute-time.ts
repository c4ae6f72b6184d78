import { stopwatch } from '../e2e/processes/process-facts';

/**
 * Milliseconds that synchronous work takes its thread. Those in which no core was free for it do not count: a limit is
 * about the code, and other spec files run at the same time.
 */
export function computeMs(work: () => void): number {
  const taken = stopwatch();
  work();
  return taken();
}
