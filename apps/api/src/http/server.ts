import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** Long enough for proxies that keep connections for a minute: the client must be the one to let go first. */
const KEEP_ALIVE_MS = 65_000;
/** Bytes of the headers of a request. */
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
/** Milliseconds between two looks for clients that are too slow; Node's own 30 s would let each hold on for that much longer. */
const MAX_LOOK_MS = 1_000;

/** Express on a server that does not let a client hold a connection by sending its headers slowly, or none at all. */
export class HttpAdapter extends ExpressAdapter {
  /** @param headersTimeoutMs from the first byte, or from the opening of the connection, to the end of the headers */
  constructor(private readonly headersTimeoutMs: number) {
    super();
  }

  override initHttpServer(): void {
    const { headersTimeoutMs: headersTimeout } = this;
    const server = createServer(
      {
        headersTimeout,
        keepAliveTimeout: KEEP_ALIVE_MS,
        maxHeaderSize: MAX_HEADER_BYTES,
        connectionsCheckingInterval: Math.min(headersTimeout, MAX_LOOK_MS),
        // A large upload takes as long as it takes; bodies have timeouts of their own, for silence.
        requestTimeout: 0,
      },
      this.getInstance(),
    );
    server.maxHeadersCount = MAX_HEADERS;
    this.httpServer = server;
  }
}
