import { setTimeout as sleep } from 'node:timers/promises';
import { hasDatabaseUrl, readConfig } from '@app/config';
import { CannotStart, EXIT_CONFIGURATION } from '../cannot-start';
import { findFreePort } from '../free-port';
import { prepareDataDir } from './data-dir';
import { InstanceLock } from './instance-lock';
import { claimPort, freePort } from './ports';
import { Instance } from './start-instance';
/** Stands in for the URL of the embedded database, which is known only once that runs. */
const EMBEDDED_DATABASE_URL = 'postgres://127.0.0.1/veogen';
const STARTING_TIMEOUT_MS = 60_000;
/** @throws InvalidConfiguration listing every wrong variable */
export function readStandaloneConfig(environment) {
    const embedded = !hasDatabaseUrl(environment);
    const config = readConfig(embedded ? { ...environment, DATABASE_URL: EMBEDDED_DATABASE_URL } : environment);
    return { config, embedded };
}
/** The ports of `npm start`: what the configuration says, except that the worker's default may move aside. */
export async function configuredPorts(config, environment) {
    const { host } = config.http;
    const workerPortIsChosen = (environment['WORKER_HEALTH_PORT'] ?? '') !== '' && config.worker.healthPort !== 0;
    if (workerPortIsChosen && config.worker.healthPort === config.http.port) {
        throw new CannotStart(`PORT and WORKER_HEALTH_PORT are both ${config.http.port}.`, EXIT_CONFIGURATION);
    }
    const api = await claimPort(host, config.http.port, (port) => `PORT=${port} npm start`);
    if (workerPortIsChosen) {
        const command = (port) => `WORKER_HEALTH_PORT=${port} npm start`;
        return { api, worker: await claimPort(host, config.worker.healthPort, command) };
    }
    const worker = await freePort(host, config.worker.healthPort);
    return { api, worker: worker === api ? await findFreePort(host) : worker };
}
/**
 * Starts an instance in the data directory, or reports the one that already runs there.
 * @throws CannotStart
 */
export async function openInstance(options) {
    const { choosePorts, announce, ...rest } = options;
    const { dataDir } = options.config;
    prepareDataDir(dataDir, options.embedded);
    const attempt = InstanceLock.acquire(dataDir);
    if (attempt.held)
        return { running: attempt.by };
    const { lock, leftBehind } = attempt;
    let ports;
    try {
        ports = await choosePorts();
    }
    catch (error) {
        lock.release();
        throw error;
    }
    announce();
    return { instance: await Instance.start({ ...rest, ports, lock, leftBehind }) };
}
/**
 * Waits until the instance that another process is starting in this data directory answers.
 * @throws CannotStart when it does not get there
 */
export async function waitForOrigin(dataDir, signal) {
    const end = performance.now() + STARTING_TIMEOUT_MS;
    for (;;) {
        const running = InstanceLock.read(dataDir);
        if (running === undefined)
            throw new CannotStart('The VeoGen that was starting here has ended. Try again.');
        const { origin, databaseUrl } = running;
        if (origin !== undefined && databaseUrl !== undefined)
            return { ...running, origin, databaseUrl };
        signal.throwIfAborted();
        if (performance.now() > end) {
            throw new CannotStart(`VeoGen is starting here (pid ${running.process.pid}) but does not become ready.`);
        }
        await sleep(100);
    }
}
