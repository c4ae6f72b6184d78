import { setTimeout as sleep } from 'node:timers/promises';
import { hasDatabaseUrl, readConfig, type AppConfig, type Environment } from '@app/config';
import { CannotStart, EXIT_CONFIGURATION } from '../cannot-start';
import { findFreePort } from '../free-port';
import { startCommand } from '../start-command';
import { prepareDataDir } from './data-dir';
import { InstanceLock, type InstanceRecord } from './instance-lock';
import { claimPort, freePort } from './ports';
import { Instance, type InstanceOptions } from './start-instance';

/** Stands in for the URL of the embedded database, which is known only once that runs. */
const EMBEDDED_DATABASE_URL = 'postgres://127.0.0.1/veogen';
const STARTING_TIMEOUT_MS = 60_000;

export interface StandaloneConfig {
  config: AppConfig;
  /** Whether PostgreSQL is ours to run, because DATABASE_URL is not set. */
  embedded: boolean;
}

/** @throws InvalidConfiguration listing every wrong variable */
export function readStandaloneConfig(environment: Environment): StandaloneConfig {
  const embedded = !hasDatabaseUrl(environment);
  const config = readConfig(embedded ? { ...environment, DATABASE_URL: EMBEDDED_DATABASE_URL } : environment);
  return { config, embedded };
}

export interface Ports {
  api: number;
  worker: number;
}

/** The ports of `npm start`: what the configuration says, except that the worker's default may move aside. */
export async function configuredPorts(config: AppConfig, environment: Environment): Promise<Ports> {
  const { host } = config.http;
  const workerPortIsChosen =
    (environment['WORKER_HEALTH_PORT'] ?? '') !== '' && config.worker.healthPort !== 0;
  if (workerPortIsChosen && config.worker.healthPort === config.http.port) {
    throw new CannotStart(`PORT and WORKER_HEALTH_PORT are both ${config.http.port}.`, EXIT_CONFIGURATION);
  }
  const api = await claimPort(host, config.http.port, (port) => `PORT=${port} ${startCommand()}`);
  if (workerPortIsChosen) {
    const command = (port: number): string => `WORKER_HEALTH_PORT=${port} ${startCommand()}`;
    return { api, worker: await claimPort(host, config.worker.healthPort, command) };
  }
  const worker = await freePort(host, config.worker.healthPort);
  return { api, worker: worker === api ? await findFreePort(host) : worker };
}

export interface OpenOptions extends Omit<InstanceOptions, 'lock' | 'leftBehind' | 'ports'> {
  /** Chooses the ports, once it is certain that no instance runs here already. */
  choosePorts: () => Promise<Ports>;
  /** Called when it is certain that this process starts an instance. */
  announce: () => void;
}

export type Opened = { instance: Instance } | { running: InstanceRecord };

/**
 * Starts an instance in the data directory, or reports the one that already runs there.
 * @throws CannotStart
 */
export async function openInstance(options: OpenOptions): Promise<Opened> {
  const { choosePorts, announce, ...rest } = options;
  const { dataDir } = options.config;
  prepareDataDir(dataDir, options.embedded);
  const attempt = InstanceLock.acquire(dataDir);
  if (attempt.held) return { running: attempt.by };
  const { lock, leftBehind } = attempt;
  let ports: Ports;
  try {
    ports = await choosePorts();
  } catch (error) {
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
export async function waitForOrigin(dataDir: string, signal: AbortSignal): Promise<Required<InstanceRecord>> {
  const end = performance.now() + STARTING_TIMEOUT_MS;
  for (;;) {
    const running = InstanceLock.read(dataDir);
    if (running === undefined)
      throw new CannotStart('The VeoGen that was starting here has ended. Try again.');
    const { origin, databaseUrl } = running;
    if (origin !== undefined && databaseUrl !== undefined) return { ...running, origin, databaseUrl };
    signal.throwIfAborted();
    if (performance.now() > end) {
      throw new CannotStart(
        `VeoGen is starting here (pid ${running.process.pid}) but does not become ready.`,
      );
    }
    await sleep(100);
  }
}
