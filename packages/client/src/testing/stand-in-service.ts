import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  /** `POST /generate` */
  line: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

/** An HTTP server that answers what a test wants, including what no real service would. */
export class StandInService {
  readonly requests: ReceivedRequest[] = [];
  private readonly server: Server;

  private constructor(answer: (nth: number, request: ReceivedRequest) => Answer) {
    this.server = createServer((message, response) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const request = { line: `${message.method} ${message.url}`, headers: message.headers, body };
        this.requests.push(request);
        answer(this.requests.length, request)(response, request);
      });
    });
  }

  /** @param answer chosen by the number of the request, from 1, and by what it asks */
  static async start(answer: (nth: number, request: ReceivedRequest) => Answer): Promise<StandInService> {
    const service = new StandInService(answer);
    service.server.listen(0, '127.0.0.1');
    await once(service.server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, {
        'content-type': status < 400 ? 'application/json' : 'application/problem+json',
        ...headers,
      })
      .end(JSON.stringify(body));

export const hangUp: Answer = (response) => response.socket?.destroy();
