/**
 * Milliseconds between two times that a lease is prolonged: a cancelled job must stop within two seconds, and a lease
 * needs several chances.
 */
export function heartbeatMs(leaseMs: number): number {
  return Math.min(1_000, leaseMs / 4);
}
