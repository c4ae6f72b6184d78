/** What a span is about, in the words of OpenTelemetry. */
export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

export interface SpanOptions {
  name: string;
  /** Default `internal`. */
  kind?: SpanKind;
  /** W3C `traceparent` of the span that this one belongs to; default: the span that is open here, if there is one. */
  parent?: string | undefined;
  /** W3C `tracestate` that came with `parent`. */
  state?: string | undefined;
  /** Milliseconds since the epoch; default now. */
  startedAt?: number;
  attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** A piece of work that takes time, as it is being recorded. */
export interface Span {
  /** W3C `traceparent` that names it. */
  readonly traceParent: string;
  rename(name: string): void;
  set(attributes: NonNullable<SpanOptions['attributes']>): void;
  fail(error: unknown): void;
  /** Nothing is added afterwards. */
  end(): void;
}

/** What records spans. There is one in a process, or none. */
export interface Tracer {
  start(options: SpanOptions): Span;
  /** Runs `work` with `span` open, here and in everything asynchronous that it starts. */
  within<T>(span: Span, work: () => T): T;
  /** The span that is open here. */
  current(): { traceId: string; traceParent: string } | undefined;
  /** Sends what is left. */
  stop(): Promise<void>;
}

let tracer: Tracer | undefined;

/** The tracer of this process; `undefined` while tracing is off, and then nothing of it is loaded. */
export function activeTracer(): Tracer | undefined {
  return tracer;
}

export function setTracer(next: Tracer | undefined): void {
  tracer = next;
}

/** W3C `traceparent` of the span that is open here: what is stored or sent for others to go on with. */
export function currentTraceParent(): string | undefined {
  return tracer?.current()?.traceParent;
}

/**
 * Runs `work` in a span, which fails with it. With tracing off, just runs it.
 * @param work is given the span, `undefined` with tracing off
 */
export async function inSpan<T>(
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  if (tracer === undefined) return work(undefined);
  const span = tracer.start(options);
  try {
    return await tracer.within(span, () => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

/** Records what is over already, from `startedAt` until now. */
export function recordSpan(options: SpanOptions & { startedAt: number }): void {
  tracer?.start(options).end();
}
