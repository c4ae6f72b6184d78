import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
  at: number;
}

/** A receiver of webhooks: keeps what it gets, and answers as the test says. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Default: 204. */
  answer: (response: ServerResponse, message: Received) => void = (response) => {
    response.writeHead(204).end();
  };

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { headers } = request;
        const id = String(headers['webhook-id']);
        const message = { id, headers, text, body: JSON.parse(text) as Received['body'], at: Date.now() };
        receiver.received.push(message);
        receiver.answer(response, message);
      });
      // Senders that give up are part of the tests.
      response.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** @throws WebhookVerificationError */
  static verify(secret: string, { headers, text }: Received): unknown {
    return new Webhook(secret).verify(text, headers as Record<string, string>);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
