import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status?: number;
  body: unknown;
}

export type Route = (body: unknown, request: IncomingMessage) => Answer | 'hang up';

/** A small HTTP server for tests of the client: it answers what a test wants, including lies. */
export class StandInApi {
  readonly requests: { line: string; key: string | undefined }[] = [];
  private readonly server: Server;

  private constructor(routes: Readonly<Record<string, Route>>) {
    this.server = createServer((request, response) => {
      const line = `${request.method} ${request.url}`;
      this.requests.push({ line, key: request.headers['idempotency-key'] as string | undefined });
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const answer = routes[line]?.(text === '' ? undefined : JSON.parse(text), request) ?? {
          status: 404,
          body: {},
        };
        if (answer === 'hang up') return void request.socket.destroy();
        const { status = 200, body } = answer;
        response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  static async start(routes: Readonly<Record<string, Route>>): Promise<StandInApi> {
    const api = new StandInApi(routes);
    api.server.listen(0, '127.0.0.1');
    await once(api.server, 'listening');
    return api;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
