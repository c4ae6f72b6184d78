import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from '../free-port';
import { commandOf, isAlive, parentOf } from '../process-table';
import { connectionUrl, withClient } from './connection';
import { EmbeddedPostgresFailed, EmbeddedPostgresInUse } from '../embedded-postgres.errors';
const run = promisify(execFile);
const POLL_MS = 20;
/** How long a server left behind may take to answer, or to end if it is stopping. */
const SILENCE_LIMIT_MS = 60_000;
const PORT_ATTEMPTS = 5;
/** What a running server says about itself, line by line; empty when there is no server. */
async function readPidFile(paths) {
    const text = await readFile(join(paths.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const [pid, , , port, , , , status] = text.split('\n');
    return {
        ...(Number(pid) > 0 ? { pid: Number(pid) } : {}),
        ...(Number(port) > 0 ? { port: Number(port) } : {}),
        ...(status === undefined ? {} : { status: status.trim() }),
    };
}
/** Whether this server knows our password and serves our files. */
async function isOurServer(paths, port, password) {
    const directory = await withClient(connectionUrl(port, password, 'postgres'), async (client) => {
        const { rows } = await client.query('SHOW data_directory');
        return rows[0]?.data_directory;
    }).catch(() => undefined);
    return directory !== undefined && resolve(directory) === paths.cluster;
}
/**
 * The server that already runs on this cluster, if there is one: left behind when the process that started
 * it was killed. One that is starting or stopping at this moment is waited for.
 *
 * A `postmaster.pid` whose number belongs to some other process by now (all of them are small in a container)
 * would make PostgreSQL refuse to start, so it is removed.
 */
export async function findRunningServer(paths, password) {
    const startedAt = performance.now();
    for (;;) {
        const { pid, port } = await readPidFile(paths);
        if (pid === undefined || !isAlive(pid))
            return undefined;
        const command = await commandOf(pid);
        if (command !== undefined && !command.includes(paths.cluster)) {
            await rm(join(paths.cluster, 'postmaster.pid'), { force: true });
            return undefined;
        }
        if (port !== undefined && (await isOurServer(paths, port, password)))
            return { pid, port };
        if (performance.now() - startedAt > SILENCE_LIMIT_MS) {
            throw new EmbeddedPostgresFailed(`PostgreSQL (pid ${pid}) has ${paths.cluster} open and does not answer. End it with: kill ${pid}`);
        }
        await sleep(POLL_MS);
    }
}
/** Takes over a server left behind by a dead process; refuses one whose process is alive. */
export async function adoptServer(dataDir, paths, server) {
    const owner = Number(await readFile(paths.owner, 'utf8').catch(() => ''));
    const abandoned = !Number.isInteger(owner) || owner <= 0 || owner === process.pid || !isAlive(owner);
    // A live process with the owner's number is not the owner unless it is still the server's parent.
    if (!abandoned && (await parentOf(server.pid)) === owner)
        throw new EmbeddedPostgresInUse(dataDir, owner);
}
/** Resolves to true when this very process accepts connections, to false when it ended instead. */
async function waitUntilReady(server, launch) {
    const startedAt = performance.now();
    let toldRecovering = false;
    while (server.exitCode === null && server.signalCode === null) {
        // Not by connecting: another program's PostgreSQL may hold the port and answer in its place.
        const { pid, status } = await readPidFile(launch.paths);
        if (pid === server.pid && status === 'ready')
            return true;
        if (!toldRecovering && performance.now() - startedAt > 1_000) {
            toldRecovering = true;
            launch.log('PostgreSQL is still starting; after a crash it repairs its files first');
        }
        await sleep(POLL_MS);
    }
    return false;
}
async function tail(file, lines = 8) {
    const text = await readFile(file, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
}
/** Starts the server; resolves to undefined when another program took the port first. */
async function launchServer(launch, port) {
    const { paths, account, binaries } = launch;
    const settings = Object.entries(launch.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const { file, args, identity } = account.command(binaries.postgres, [
        '-D',
        paths.cluster,
        '-p',
        String(port),
        ...settings,
    ]);
    // A file and not a pipe: the server outlives us when we are killed, and must still be able to write.
    const log = await open(paths.log, 'w', 0o600);
    try {
        const server = spawn(file, args, {
            ...identity,
            cwd: paths.cluster,
            env: { ...process.env, LC_ALL: 'C' },
            stdio: ['ignore', log.fd, log.fd],
            // In a group of its own: Ctrl-C is for us, and we stop the database after those who use it.
            detached: true,
        });
        if (server.pid === undefined) {
            const [cause] = (await once(server, 'error'));
            throw new EmbeddedPostgresFailed(`${file} cannot be run: ${cause.message}`, { cause });
        }
        if (await waitUntilReady(server, launch))
            return server;
    }
    finally {
        await log.close();
    }
    const said = await tail(paths.log);
    if (/could not (bind|create any TCP\/IP)/.test(said))
        return undefined;
    throw new EmbeddedPostgresFailed(`PostgreSQL did not start. ${paths.log} ends with:\n${said}`);
}
export async function startServer(launch, wantedPort) {
    for (let attempt = 1;; attempt++) {
        const port = wantedPort ?? (await findFreePort());
        const server = await launchServer(launch, port);
        if (server?.pid !== undefined) {
            // The event loop must be able to end while the server runs; whoever wants it stopped calls stop().
            server.unref();
            return { port, pid: server.pid };
        }
        if (wantedPort !== undefined || attempt >= PORT_ATTEMPTS) {
            throw new EmbeddedPostgresFailed(`Port ${port} of 127.0.0.1 is in use by another program.`);
        }
    }
}
export async function stopServer(pid, paths, binaries) {
    // Fast shutdown: no new connections, open ones end, everything is written; "smart" would wait for clients.
    if (process.platform === 'win32') {
        await run(binaries.pgCtl, ['stop', '-D', paths.cluster, '-m', 'fast', '-w']).catch(() => undefined);
    }
    else if (isAlive(pid)) {
        process.kill(pid, 'SIGINT');
    }
    // The file goes last of all; a process that nobody reaps (a container without init) would stay "alive" for ever.
    while (isAlive(pid) && existsSync(join(paths.cluster, 'postmaster.pid')))
        await sleep(POLL_MS);
    await rm(paths.owner, { force: true });
}
