/** A job that this process holds, as the database knows it. */
export interface ClaimedJob {
  id: string;
  kind: string;
  params: unknown;
  checkpoint: unknown;
  attempts: number;
  maxAttempts: number;
  timeoutMs: number;
  crashes: number;
  /** Fencing token: every write names it, and only the newest one counts. Grows here when a handler is abandoned. */
  token: number;
  startedAt: Date;
  cancelRequested: boolean;
  requestId: string | null;
  /** W3C `traceparent` of the request. */
  traceParent: string | null;
  /** Whether others waited in the outbox: the queue has room for one of them now. */
  othersWait: boolean;
  /** Seconds since it was due; `null` when it goes on with an attempt that had begun. */
  waitedSeconds: number | null;
  /** Whether the lease of another worker had run out, and nobody had noticed. */
  takenOver: boolean;
}
