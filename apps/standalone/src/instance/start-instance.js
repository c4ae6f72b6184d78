import { applyMigrations } from '../apply-migrations';
import { extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUPERVISED_VARIABLE } from '@app/observability';
import { DatabaseKeeper } from '../processes/database-keeper';
import { ManagedProcess } from '../processes/managed-process';
import { waitUntilReady } from '../processes/wait-until-ready';
import { clickableOrigin } from './ports';
import { identify, isRunning } from './process-identity';
const READY_TIMEOUT_MS = 60_000;
/** Time that a child has beyond SHUTDOWN_TIMEOUT_MS to end by itself. */
const GRACE_MS = 5_000;
/** API, worker and, where it is ours, the database: started, watched and stopped together. */
export class Instance {
    options;
    failure = new AbortController();
    processes = [];
    keeper;
    stopping;
    databaseUrl = '';
    constructor(options) {
        this.options = options;
    }
    /**
     * Starts everything and returns when the API answers and the worker takes jobs.
     * @throws CannotStart and whatever the database says; what was started is stopped again
     */
    static async start(options) {
        const instance = new Instance(options);
        try {
            await endLeftBehind(options.leftBehind, options.config.shutdownTimeoutMs + GRACE_MS, options.signal);
            await instance.startDatabase();
            await instance.applyMigrations();
            await instance.startApiAndWorker();
            return instance;
        }
        catch (error) {
            await instance.stop();
            throw error;
        }
    }
    get origin() {
        return clickableOrigin(this.options.config.http.host, this.options.ports.api);
    }
    /** Aborted, with a CannotStart as its reason, when a part is down for good. */
    get failed() {
        return this.failure.signal;
    }
    /** Lets work in flight end or be handed back, then stops the database, then gives up the lock. */
    stop() {
        return (this.stopping ??= this.stopInOrder());
    }
    /** Makes a running `stop` quick: unfinished work is taken up by the next start. */
    hurry() {
        for (const process of this.processes)
            process.kill();
    }
    async stopInOrder() {
        try {
            await Promise.all(this.processes.map((process) => process.stop()));
            await this.keeper?.stop();
        }
        finally {
            this.options.lock.release();
        }
    }
    async startDatabase() {
        const { config, embedded, signal, report, warn } = this.options;
        this.databaseUrl = config.database.url;
        if (!embedded)
            return;
        const timer = stopwatch();
        const dataDir = join(config.dataDir, 'postgres');
        this.keeper = await DatabaseKeeper.start({ dataDir }, warn);
        const { url, port, version, created } = this.keeper.server;
        this.databaseUrl = url;
        signal.throwIfAborted();
        const detail = `127.0.0.1:${port}, embedded, ${created ? 'new' : 'existing'} database`;
        report({ name: `PostgreSQL ${version}`, detail, seconds: timer() });
    }
    async applyMigrations() {
        const timer = stopwatch();
        const { database, queue } = this.options.config;
        const url = this.databaseUrl;
        // The queue lives in the database unless it was given a place of its own.
        const queueUrl = queue.url === database.url ? url : queue.url;
        const applied = await applyMigrations({
            database: { ...database, url },
            queue: { ...queue, url: queueUrl },
        });
        this.options.signal.throwIfAborted();
        const detail = applied.length === 0 ? 'up to date' : `${applied.length} applied`;
        this.options.report({ name: 'Migrations', detail, seconds: timer() });
    }
    async startApiAndWorker() {
        const { config, ports, lock, report } = this.options;
        const timer = stopwatch();
        const probe = (port) => `${clickableOrigin(config.http.host, port)}/health/ready`;
        await Promise.all([
            this.startProcess('API', 'api', probe(ports.api)),
            this.startProcess('worker', 'worker', probe(ports.worker)),
        ]);
        lock.update({ origin: this.origin, databaseUrl: this.databaseUrl });
        report({ name: 'API and worker', detail: this.origin, seconds: timer() });
    }
    startProcess(name, app, readyUrl) {
        const { config, environment, ports, logDir, lock, signal, warn } = this.options;
        const process = new ManagedProcess({
            name,
            // Beside us in the build as well as in the sources, where the extension is `.ts`.
            entry: resolve(__dirname, '../../..', app, 'src', `main${extname(__filename)}`),
            env: {
                ...environment,
                DATABASE_URL: this.databaseUrl,
                DATA_DIR: config.dataDir,
                PORT: String(ports.api),
                WORKER_HEALTH_PORT: String(ports.worker),
                [SUPERVISED_VARIABLE]: '1',
            },
            graceMs: config.shutdownTimeoutMs + GRACE_MS,
            ...(logDir === undefined ? {} : { logFile: join(logDir, `${app}.log`) }),
        });
        process.on('started', () => {
            const pids = this.processes.flatMap((other) => other.pid ?? []);
            lock.update({ children: pids.map(identify) });
        });
        process.on('restarting', warn);
        process.on('failed', (error) => this.failure.abort(error));
        this.processes.push(process);
        process.start();
        return waitUntilReady(readyUrl, {
            name,
            timeoutMs: READY_TIMEOUT_MS,
            signal: AbortSignal.any([signal, this.failed]),
        });
    }
}
/**
 * Processes of an instance that was killed end by themselves once they notice, but work in flight may take
 * them a while. Two generations at once would only fight for ports, so the new one waits, then insists.
 */
async function endLeftBehind(processes, graceMs, signal) {
    const end = performance.now() + graceMs;
    while (processes.some(isRunning)) {
        signal.throwIfAborted();
        if (performance.now() > end) {
            for (const { pid } of processes.filter(isRunning))
                process.kill(pid, 'SIGKILL');
        }
        await sleep(50);
    }
}
function stopwatch() {
    const startedAt = performance.now();
    return () => (performance.now() - startedAt) / 1000;
}
