import { Client } from 'pg';
/** The role that owns the cluster; the only one there is. */
export const SUPERUSER = 'postgres';
export function connectionUrl(port, password, database) {
    return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
export async function withClient(url, use) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    // The server may go away while we are connected; the query that notices reports it.
    client.on('error', () => undefined);
    await client.connect();
    try {
        return await use(client);
    }
    finally {
        await client.end().catch(() => undefined);
    }
}
