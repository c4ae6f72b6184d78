import { createServer } from 'node:net';
/** A TCP port of the loopback interface that nothing listens on at this moment. */
export function findFreePort(host = '127.0.0.1') {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, host, () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}
