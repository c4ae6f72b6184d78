import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A span as it was sent. */
export interface ReceivedSpan {
  /** `service.name` of its process. */
  service: string;
  traceId: string;
  spanId: string;
  /** Empty: the first of its trace. */
  parentId: string;
  name: string;
  failed: boolean;
  attributes: Record<string, string>;
}

/** A receiver of OTLP over HTTP in protobuf, as a collector is one: keeps the spans that it gets. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];

  readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<TraceReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new TraceReceiver(server);
    server.on('request', (request, response) => {
      void buffer(request).then((body) => {
        const isTraces = request.method === 'POST' && request.url === '/v1/traces';
        if (isTraces) receiver.spans.push(...spansOf(body));
        response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    return receiver;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

// Field numbers are those of opentelemetry/proto/collector/trace/v1 and opentelemetry/proto/trace/v1.

function spansOf(exportRequest: Buffer): ReceivedSpan[] {
  return all(exportRequest, 1).flatMap((resourceSpans) => {
    const service = all(resourceSpans, 1).map((resource) => attributesOf(resource, 1))[0]?.['service.name'];
    return all(resourceSpans, 2).flatMap((scopeSpans) =>
      all(scopeSpans, 2).map((span) => ({
        service: service ?? '',
        traceId: first(span, 1).toString('hex'),
        spanId: first(span, 2).toString('hex'),
        parentId: first(span, 4).toString('hex'),
        name: first(span, 5).toString(),
        attributes: attributesOf(span, 9),
        failed: numberOf(first(span, 15), 3) === 2,
      })),
    );
  });
}

function attributesOf(message: Buffer, field: number): Record<string, string> {
  return Object.fromEntries(
    all(message, field).map((pair) => {
      const value = first(pair, 2);
      const text = all(value, 1)[0];
      return [first(pair, 1).toString(), text?.toString() ?? String(numberOf(value, 3) ?? '')];
    }),
  );
}

/** Every length-delimited value of a field. */
function all(message: Buffer, field: number): Buffer[] {
  return fieldsOf(message).flatMap(({ number, value }) =>
    number === field && Buffer.isBuffer(value) ? value : [],
  );
}

function first(message: Buffer, field: number): Buffer {
  return all(message, field)[0] ?? Buffer.alloc(0);
}

function numberOf(message: Buffer, field: number): number | undefined {
  const value = fieldsOf(message).find(({ number }) => number === field)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The fields of a message: https://protobuf.dev/programming-guides/encoding. */
function fieldsOf(message: Buffer): { number: number; value: Buffer | number }[] {
  let at = 0;
  const varint = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (bytes: number): Buffer => message.subarray(at, (at += bytes));
  const fields: { number: number; value: Buffer | number }[] = [];
  while (at < message.length) {
    const tag = varint();
    const wire = tag % 8;
    const value = wire === 0 ? varint() : take(wire === 2 ? varint() : wire === 1 ? 8 : 4);
    fields.push({ number: Math.floor(tag / 8), value });
  }
  return fields;
}
