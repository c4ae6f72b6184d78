import { AsyncResource } from 'node:async_hooks';
import { Client, Pool, type ClientConfig, type PoolClient, type PoolConfig, type Submittable } from 'pg';
import { activeTracer, type Span } from '@app/observability';

/** Longest statement that a span shows, in characters. */
const MAX_TEXT = 2_000;

/** What runs as a stream says by events that it is over: COPY. */
interface StatementStream extends Submittable {
  text?: string;
  once(event: string, listener: (error?: unknown) => void): unknown;
}

type Statement = string | { text?: string; name?: string } | StatementStream;
type Callback = (error: unknown, ...results: unknown[]) => void;

/** A connection that records its statements as spans, where a span is open: what nobody asked for is not recorded. */
class TracedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // The declared overloads cannot be overridden as such; an own property takes all of them.
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]): unknown => this.traced(query, args)) as Client['query'];
  }

  private traced(query: (...args: unknown[]) => unknown, args: unknown[]): unknown {
    const tracer = activeTracer();
    const statement = args[0] as Statement;
    if (tracer?.current() === undefined) return query(...args);
    const span = tracer.start(describe(statement));
    const last = args.at(-1);
    if (typeof last === 'function') {
      const callback = AsyncResource.bind(last as Callback);
      args[args.length - 1] = (error: unknown, ...results: unknown[]): void => {
        end(span, error);
        callback(error, ...results);
      };
    } else if (isStream(statement)) {
      statement.once('error', (error) => end(span, error));
      statement.once('close', () => span.end());
    }
    const result = query(...args);
    if (result instanceof Promise)
      result.then(
        () => span.end(),
        (error: unknown) => end(span, error),
      );
    return result;
  }
}

/** Whoever waits for a connection goes on under the span that was open when it began to wait. */
class TracedPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool['connect']>[0]): void;
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | void {
    return callback === undefined ? super.connect() : super.connect(AsyncResource.bind(callback));
  }
}

export function createTracedPool(config: PoolConfig): Pool {
  return new TracedPool({ ...config, Client: TracedClient });
}

function isStream(statement: Statement): statement is StatementStream {
  return typeof statement === 'object' && 'submit' in statement && 'once' in statement;
}

function describe(
  statement: Statement,
): Parameters<NonNullable<ReturnType<typeof activeTracer>>['start']>[0] {
  const text = ((typeof statement === 'string' ? statement : statement.text) ?? '').trim();
  const operation = (/^\w+/.exec(text)?.[0] ?? 'QUERY').toUpperCase();
  const name = typeof statement === 'object' && 'name' in statement ? statement.name : undefined;
  return {
    name: typeof name === 'string' ? name : operation,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      // COPY takes no parameters, so the values that an export asks for stand in its text.
      ...(operation !== 'COPY' && { 'db.query.text': text.slice(0, MAX_TEXT) }),
    },
  };
}

function end(span: Span, error: unknown): void {
  if (error !== undefined && error !== null) span.fail(error);
  span.end();
}
