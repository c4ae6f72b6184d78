import { Logger } from '@nestjs/common';
import { untilMigrated } from '@app/database';
/**
 * Where the process is in its life. It takes work once the database has every migration of this version; applying
 * them is not its job.
 */
export class ServiceState {
    database;
    logger = new Logger(ServiceState.name);
    stopping = new AbortController();
    started = false;
    /** What the start waits for, for people. */
    waitingFor = 'Waiting for the database';
    constructor(database) {
        this.database = database;
    }
    get phase() {
        if (this.stopping.signal.aborted)
            return 'stopping';
        return this.started ? 'running' : 'starting';
    }
    /** Waits for the database in the background. Resolves after the first look at it, whatever that found. */
    async start() {
        let onWait = () => undefined;
        const firstLook = new Promise((resolve) => (onWait = resolve));
        const migrated = untilMigrated(this.database, {
            signal: this.stopping.signal,
            onWait: (reason) => {
                this.waitingFor = `Waiting for ${reason}`;
                this.logger.warn(this.waitingFor);
                onWait();
            },
        }).then(() => void (this.started = true), (error) => {
            if (!this.stopping.signal.aborted)
                throw error;
        });
        await Promise.race([firstLook, migrated]);
    }
    onStop(listener) {
        this.stopping.signal.addEventListener('abort', listener, { once: true });
    }
    stop() {
        this.stopping.abort();
    }
}
