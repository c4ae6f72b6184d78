import { createServer } from 'node:net';
import { CannotStart } from '../cannot-start';
import { findFreePort } from '../free-port';
/** Binds a port for a moment. Returns the port (the chosen one for 0) or the system's error code. */
function tryPort(host, port) {
    return new Promise((resolve) => {
        const server = createServer();
        server.once('error', (error) => {
            resolve({ code: error.code ?? 'unknown' });
        });
        server.listen({ host, port, exclusive: true }, () => {
            const address = server.address();
            server.close(() => {
                resolve({ port: address.port });
            });
        });
    });
}
async function suggest(host, taken) {
    for (let port = taken + 1; port <= Math.min(taken + 20, 65_535); port++) {
        if ('port' in (await tryPort(host, port)))
            return port;
    }
    return 0;
}
/**
 * The port to use: the wanted one, or a free one for 0.
 * @throws CannotStart saying how to ask for another when the wanted one cannot be had
 */
export async function claimPort(host, wanted, command) {
    const result = await tryPort(host, wanted);
    if ('port' in result)
        return result.port;
    switch (result.code) {
        case 'EADDRINUSE':
            throw new CannotStart(`Port ${wanted} is in use by another program. Retry: ${command(await suggest(host, wanted))}`);
        case 'EACCES':
            throw new CannotStart(`Port ${wanted} needs administrator rights. Retry: ${command(3000)}`);
        case 'EADDRNOTAVAIL':
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            throw new CannotStart(`HOST is ${host}, which is not an address of this machine. Retry with HOST=127.0.0.1`);
        default:
            throw new CannotStart(`Cannot listen on ${host}, port ${wanted}: ${result.code}.`);
    }
}
/** A port that is free now; `preferred` where that is possible. */
export async function freePort(host, preferred) {
    const result = await tryPort(host, preferred);
    return 'port' in result ? result.port : findFreePort(host);
}
/** The address to click for a server that listens on `host`: never 0.0.0.0, which some systems cannot open. */
export function clickableOrigin(host, port) {
    const name = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
    return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`;
}
