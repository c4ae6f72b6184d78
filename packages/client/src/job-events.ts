import { chunksOf } from './chunks';
import { type Connection, problemOf } from './connection';
import { parseEventStream } from './event-stream';

/** An entry of the history of a job, as `GET /jobs/{jobId}/events` tells it. */
export interface JobEvent {
  /** Grows; the place to resume from. */
  id: string;
  /** `status`, `progress`, `retry` or `snooze`. */
  name: string;
  data: Readonly<Record<string, unknown>>;
}

/** Milliseconds of silence after which a stream is taken for dead: the service gives a sign of life every 15 s. */
export const SILENCE_MS = 45_000;

/** Something in between answers for the service, or does not let streams through. */
export class NoEventStream extends Error {}

/**
 * One stream of events, until the service ends it, which it does at the end of the job and when it stops itself.
 * @param after id of the last event that was seen
 * @throws VeoGenProblem when the service refuses, NoEventStream, Silence, and whatever the connection throws
 */
export async function* openJobEvents(
  connection: Connection,
  jobId: string,
  { after, signal, silenceMs = SILENCE_MS }: { after: string; signal: AbortSignal; silenceMs?: number },
): AsyncGenerator<JobEvent> {
  const headers = { accept: 'text/event-stream', ...(after !== '' && { 'last-event-id': after }) };
  const link = `/jobs/${encodeURIComponent(jobId)}/events`;
  const response = await connection.send(() => connection.request(link, { headers, signal }));
  if (response.status === 204) return;
  if (!response.ok) {
    const problem = await problemOf(response);
    throw problem.code === 'unknown' ? new NoEventStream(problem.message) : problem;
  }
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    await response.body?.cancel();
    throw new NoEventStream('The answer is no stream of events');
  }
  for await (const { id, name, data } of parseEventStream(chunksOf(response, silenceMs))) {
    yield { id, name, data: JSON.parse(data) as JobEvent['data'] };
  }
}
