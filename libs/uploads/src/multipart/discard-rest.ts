import type { IncomingMessage } from 'node:http';

/**
 * Reads and throws away what is still to come of a request that was refused, in the background.
 *
 * Closing a connection with unread data resets it, and a client that is still sending then never sees our
 * answer. So the rest is read on, but no more of it than `bytes` and for no longer than `ms`; after that the
 * connection is closed whether the client has read the answer or not.
 */
export function discardRest(request: IncomingMessage, limits: { bytes: number; ms: number }): void {
  if (request.readableEnded || request.destroyed) return;
  let left = limits.bytes;
  const close = () => request.socket.destroySoon();
  const timer = setTimeout(close, limits.ms).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) close();
  });
  request.on('error', () => {});
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}
