import { createServer, type AddressInfo } from 'node:net';
import { CannotStart } from '../cannot-start';
import { findFreePort } from '../free-port';

/** Binds a port for a moment. Returns the port (the chosen one for 0) or the system's error code. */
function tryPort(host: string, port: number): Promise<{ port: number } | { code: string }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ code: error.code ?? 'unknown' });
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address() as AddressInfo;
      server.close(() => {
        resolve({ port: address.port });
      });
    });
  });
}

/** How a person asks for another port: `PORT=3001 npm start` or `npm run demo -- --port 3001`. */
export type PortCommand = (port: number) => string;

async function suggest(host: string, taken: number): Promise<number> {
  for (let port = taken + 1; port <= Math.min(taken + 20, 65_535); port++) {
    if ('port' in (await tryPort(host, port))) return port;
  }
  return 0;
}

/**
 * The port to use: the wanted one, or a free one for 0.
 * @throws CannotStart saying how to ask for another when the wanted one cannot be had
 */
export async function claimPort(host: string, wanted: number, command: PortCommand): Promise<number> {
  const result = await tryPort(host, wanted);
  if ('port' in result) return result.port;
  switch (result.code) {
    case 'EADDRINUSE':
      throw new CannotStart(
        `Port ${wanted} is in use by another program. Retry: ${command(await suggest(host, wanted))}`,
      );
    case 'EACCES':
      throw new CannotStart(`Port ${wanted} needs administrator rights. Retry: ${command(3000)}`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      throw new CannotStart(
        `HOST is ${host}, which is not an address of this machine. Retry with HOST=127.0.0.1`,
      );
    default:
      throw new CannotStart(`Cannot listen on ${host}, port ${wanted}: ${result.code}.`);
  }
}

/** A port that is free now; `preferred` where that is possible. */
export async function freePort(host: string, preferred: number): Promise<number> {
  const result = await tryPort(host, preferred);
  return 'port' in result ? result.port : findFreePort(host);
}

/** The address to click for a server that listens on `host`: never 0.0.0.0, which some systems cannot open. */
export function clickableOrigin(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`;
}
