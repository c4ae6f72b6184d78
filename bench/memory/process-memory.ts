import { readFileSync } from 'node:fs';

/** Bytes of a process that are in memory. Linux only. */
export function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kib === undefined) throw new Error(`The memory of process ${pid} is not told`);
  return Number(kib) * 1024;
}

/** Runs some work. @returns the most bytes that a process had meanwhile, looked at every 20 ms */
export async function peakDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let peak = residentBytes(pid);
  const look = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 20);
  try {
    await work();
  } finally {
    clearInterval(look);
  }
  return Math.max(peak, residentBytes(pid));
}
