import { existsSync, readFileSync } from 'node:fs';

// What the Linux kernel knows of a process. Elsewhere the answers are zero, which no limit minds.

const isLinux = process.platform === 'linux';

/** Most memory that a process has had resident so far, in MB. */
export function peakResidentMb(pid: number): number {
  if (!isLinux) return 0;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** Milliseconds that the main thread of a process was ready to run so far, and no core was free for it. */
export function starvedMs(pid: number): number {
  if (!isLinux || !existsSync(`/proc/${pid}`)) return 0;
  // proc(5): time on the CPU, time waiting in a run queue, number of time slices; in nanoseconds.
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

/**
 * Measures from now on what processes take, in milliseconds: without the time in which no core was free for one of them.
 * A limit is about what they do, and other spec files run at the same time.
 * @param pids of those that have a part in it; default: this process alone
 */
export function stopwatch(...pids: number[]): () => number {
  const all = pids.length === 0 ? [process.pid] : pids;
  const starved = (): number => all.reduce((sum, pid) => sum + starvedMs(pid), 0);
  const [begun, before] = [performance.now(), starved()];
  return () => performance.now() - begun - (starved() - before);
}
