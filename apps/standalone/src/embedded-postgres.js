import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { choosePostgresAccount } from './postgres/account';
import { findPostgresBinaries } from './postgres/binaries';
import { createCluster, hasCluster, pathsOf, readPassword } from './postgres/cluster';
import { connectionUrl, withClient } from './postgres/connection';
import { adoptServer, findRunningServer, startServer, stopServer } from './postgres/server';
export { EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresUnavailable, } from './embedded-postgres.errors';
const DEFAULT_SETTINGS = {
    listen_addresses: '127.0.0.1',
    // No socket file: it would need a folder of its own, with a path short enough for the kernel.
    unix_socket_directories: '',
    max_connections: '200',
    // Bulk loads would otherwise force a checkpoint every gigabyte of log.
    max_wal_size: '4GB',
};
async function prepareDatabase(adminUrl, database) {
    return withClient(adminUrl, async (client) => {
        const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
        if (rowCount === 0)
            await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
        const { rows } = await client.query('SHOW server_version');
        return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
    });
}
/**
 * Starts the PostgreSQL server that npm installed with us, on 127.0.0.1, in a folder that keeps its data.
 *
 * The first start creates the cluster and a random password, readable by the owner only. A server left
 * running by a process that was killed is taken over rather than started again. As root the server runs as the
 * folder's owner or the user `postgres`, because PostgreSQL refuses root.
 *
 * @throws EmbeddedPostgresUnavailable when there is no PostgreSQL for this platform
 * @throws EmbeddedPostgresInUse when a live process runs this very database
 * @throws EmbeddedPostgresFailed with what PostgreSQL said
 */
export async function startEmbeddedPostgres(options) {
    const database = options.database ?? 'veogen';
    const log = options.log ?? (() => undefined);
    const settings = { ...DEFAULT_SETTINGS, ...options.settings };
    const binaries = await findPostgresBinaries();
    await mkdir(options.dataDir, { recursive: true });
    // One name for one folder, whatever links lead to it: a running server is recognised by it.
    const dataDir = await realpath(options.dataDir);
    const paths = pathsOf(dataDir);
    const account = await choosePostgresAccount(paths.cluster, [binaries.postgres, paths.cluster]);
    const password = await readPassword(paths, account);
    const created = !hasCluster(paths);
    if (created) {
        log('Creating the embedded PostgreSQL database');
        await createCluster(paths, binaries, account, settings['fsync'] !== 'off');
    }
    const running = await findRunningServer(paths, password);
    if (running !== undefined) {
        await adoptServer(dataDir, paths, running);
        log('Taking over the PostgreSQL server that was left running');
    }
    const launch = { paths, binaries, account, settings, log };
    const { port, pid } = running ?? (await startServer(launch, options.port));
    await writeFile(paths.owner, `${process.pid}\n`);
    let stopping;
    const stop = () => (stopping ??= stopServer(pid, paths, binaries));
    try {
        const version = await prepareDatabase(connectionUrl(port, password, 'postgres'), database);
        return { url: connectionUrl(port, password, database), port, version, created, stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
