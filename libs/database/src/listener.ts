import { Client } from 'pg';

/**
 * Listens on one channel over a connection of its own and reconnects for ever. Notifications are wake-ups, never
 * the truth: `onWake` is also called after each reconnect, since whatever was sent in between is gone.
 */
export class Listener {
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onWake: (payload: string | undefined) => void,
    /** Milliseconds between attempts to reconnect. */
    private readonly retryMs = 1_000,
  ) {}

  async open(): Promise<void> {
    if (this.closed) return;
    const client = new Client({
      connectionString: this.url,
      application_name: `veogen listen ${this.channel}`,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on('notification', (message) => this.onWake(message.payload));
    // `error` and `end` both arrive when a connection breaks; the second finds the client replaced already.
    client.on('error', () => this.reopen(client));
    client.on('end', () => this.reopen(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      this.onWake(undefined);
    } catch {
      this.reopen(client);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private reopen(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.open(), this.retryMs);
    this.retry.unref();
  }
}
