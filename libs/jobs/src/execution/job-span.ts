import { inSpan, recordSpan, type Span } from '@app/observability';
import type { ClaimedJob } from './lease';

/**
 * Runs an attempt in a span under the trace of the request that wanted the job. Beside it stands a span for the time in
 * outbox and queue, as the database measured it. A job without a trace begins one.
 */
export function inJobSpan<T>(job: ClaimedJob, run: (span: Span | undefined) => Promise<T>): Promise<T> {
  const { id, kind, attempts, traceParent, waitedSeconds } = job;
  const parent = traceParent ?? undefined;
  const attributes = { 'veogen.job.id': id, 'veogen.job.kind': kind, 'veogen.job.attempt': attempts };
  if (parent !== undefined && waitedSeconds !== null)
    recordSpan({
      name: `wait ${kind}`,
      parent,
      startedAt: Date.now() - Math.max(0, waitedSeconds) * 1_000,
      attributes,
    });
  return inSpan({ name: `process ${kind}`, kind: 'consumer', parent, attributes }, run);
}
