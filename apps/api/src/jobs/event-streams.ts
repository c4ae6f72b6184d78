import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { JobEvent } from '@app/jobs';
import { ServiceState } from '../service/service-state';

/** Milliseconds between two signs of life, so that proxies keep an idle stream open. */
const HEARTBEAT_MS = 15_000;
/** Milliseconds after which a client that lost its stream comes back. */
const RECONNECT_MS = 2_000;
/** Bytes that wait for a slow reader; beyond them the stream ends, and the reader resumes where it was. */
const MAX_BUFFERED = 1024 * 1024;

/** Sends the history of a job as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
@Injectable()
export class EventStreams {
  private readonly open = new Set<ServerResponse>();

  constructor(state: ServiceState) {
    // Clients come back, to another process, and go on where they were. Any earlier they could come back to this one.
    state.onLeave(() => this.open.forEach((response) => response.end()));
  }

  /** Streams until the events complete, or the client leaves. */
  send(response: ServerResponse, events: Observable<JobEvent>): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      // Or nginx would keep events until a buffer is full.
      'X-Accel-Buffering': 'no',
    });
    this.open.add(response);
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    const subscription = events.subscribe({
      next: (event) => {
        response.write(formatEvent(event));
        if (response.writableLength > MAX_BUFFERED) response.destroy();
      },
      error: () => response.destroy(),
      complete: () => response.end(),
    });
    response.once('close', () => {
      this.open.delete(response);
      clearInterval(heartbeat);
      subscription.unsubscribe();
    });
  }
}

export function formatEvent({ id, jobId, name, data, createdAt }: JobEvent): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify({ jobId, ...data, at: createdAt })}\n\n`;
}
