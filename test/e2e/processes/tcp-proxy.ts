import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Pair {
  client: Socket;
  server: Socket;
  /** Bytes in either direction vanish, and neither end is told. */
  halfOpen: boolean;
}

/** Milliseconds after which the far end of a half-open connection is let go, as keep-alive would do. */
const ABANDON_MS = 20_000;

/** The network between a process and a server, which a test may break. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private refusing = false;
  private silent = false;
  private delayMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  /** @param url of the server behind it */
  static async start(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer({ allowHalfOpen: false }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, { host: hostname, port: Number(port) });
  }

  /** The same URL, through this proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return changed.href;
  }

  /** Resets every connection and refuses new ones. */
  cut(): void {
    this.refusing = true;
    this.reset();
  }

  /** Nothing arrives any more, in either direction, until `heal`; then everything does, as after a retransmission. */
  blackhole(): void {
    this.silent = true;
    for (const { client, server } of this.pairs) {
      client.pause();
      server.pause();
    }
  }

  /** What arrives does so later. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** The connections that there are stay open and are dead; new ones work. */
  halfOpen(): void {
    for (const pair of this.pairs) pair.halfOpen = true;
  }

  /** Resets every connection; new ones work. */
  reset(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  heal(): void {
    this.refusing = false;
    this.silent = false;
    this.delayMs = 0;
    for (const { client, server } of this.pairs) {
      client.resume();
      server.resume();
    }
  }

  async close(): Promise<void> {
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.refusing) return void client.resetAndDestroy();
    const server = connect(this.target);
    const pair: Pair = { client, server, halfOpen: false };
    this.pairs.add(pair);
    this.carry(pair, client, server);
    this.carry(pair, server, client);
    if (this.silent) this.blackhole();
  }

  private carry(pair: Pair, from: Socket, to: Socket): void {
    from.setNoDelay(true);
    from.on('data', (bytes: Buffer) => {
      if (pair.halfOpen) return;
      const hand = (): void => {
        if (pair.halfOpen || to.destroyed) return;
        if (!to.write(bytes) && !this.silent) {
          from.pause();
          to.once('drain', () => this.silent || from.resume());
        }
      };
      if (this.delayMs > 0) setTimeout(hand, this.delayMs);
      else hand();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      const end = (): void => {
        this.pairs.delete(pair);
        if (from.errored !== null) to.resetAndDestroy();
        else to.destroySoon();
      };
      if (pair.halfOpen) setTimeout(end, ABANDON_MS).unref();
      else if (this.delayMs > 0) setTimeout(end, this.delayMs);
      else end();
    });
  }
}
