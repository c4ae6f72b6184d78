import { hostname } from 'node:os';
import {
  type Context,
  context,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Span as OtelSpan,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import {
  ATTR_ERROR_TYPE,
  ATTR_SERVICE_INSTANCE_ID,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import type { Span, SpanOptions, Tracer } from './tracer';

export interface OpenTelemetryOptions {
  /** `service.name` of the resource. */
  serviceName: string;
  /** Base URL of an OTLP/HTTP receiver; spans go to `/v1/traces` below it. */
  endpoint: string;
  /** Told that spans could not be sent. */
  onTrouble: (message: string) => void;
}

/** Milliseconds that a receiver which does not answer may delay the end of the process. */
const STOP_MS = 2_000;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/**
 * Records with OpenTelemetry's SDK and sends batches by OTLP over HTTP. What is not an option here comes from the
 * standard variables, which the SDK reads itself: `OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS` and others.
 */
export class OpenTelemetryTracer implements Tracer {
  private readonly provider: NodeTracerProvider;
  private readonly tracer;

  constructor({ serviceName, endpoint, onTrouble }: OpenTelemetryOptions) {
    const ignore = (): void => undefined;
    diag.setLogger(
      { error: onTrouble, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
      { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
    );
    this.provider = new NodeTracerProvider({
      resource: defaultResource().merge(
        resourceFromAttributes({
          [ATTR_SERVICE_NAME]: serviceName,
          [ATTR_SERVICE_INSTANCE_ID]: `${hostname()}:${process.pid}`,
        }),
      ),
      spanProcessors: [
        new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })),
      ],
    });
    this.provider.register();
    this.tracer = this.provider.getTracer('veogen');
  }

  start({ name, kind = 'internal', parent, state, startedAt, attributes }: SpanOptions): Span {
    const span = this.tracer.startSpan(
      name,
      {
        kind: KINDS[kind],
        ...(startedAt !== undefined && { startTime: startedAt }),
        ...(attributes !== undefined && { attributes }),
      },
      parent === undefined ? context.active() : remote(parent, state),
    );
    return new RecordedSpan(span);
  }

  within<T>(span: Span, work: () => T): T {
    return context.with(trace.setSpan(context.active(), (span as RecordedSpan).span), work);
  }

  current(): { traceId: string; traceParent: string } | undefined {
    const span = trace.getActiveSpan();
    if (span === undefined) return undefined;
    return { traceId: span.spanContext().traceId, traceParent: traceParentOf(span) };
  }

  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_MS)));
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]).finally(() =>
      clearTimeout(timer),
    );
  }
}

class RecordedSpan implements Span {
  constructor(readonly span: OtelSpan) {}

  get traceParent(): string {
    return traceParentOf(this.span);
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  set(attributes: NonNullable<SpanOptions['attributes']>): void {
    this.span.setAttributes(attributes);
  }

  // The text of an error may hold anything, and goes to the log only.
  fail(error: unknown): void {
    const { code, name = 'Error' } = error as { code?: unknown; name?: string };
    this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.setAttribute(ATTR_ERROR_TYPE, typeof code === 'string' ? code : name);
  }

  end(): void {
    this.span.end();
  }
}

/** The context of a span elsewhere. What is no `traceparent` begins a trace. */
function remote(traceparent: string, tracestate: string | undefined): Context {
  return propagation.extract(ROOT_CONTEXT, { traceparent, ...(tracestate !== undefined && { tracestate }) });
}

function traceParentOf(span: OtelSpan): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${(traceFlags & TraceFlags.SAMPLED).toString(16)}`;
}
