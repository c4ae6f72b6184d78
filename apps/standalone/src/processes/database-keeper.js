import { connect } from 'node:net';
import { startEmbeddedPostgres, } from '../embedded-postgres';
const LOOK_MS = 1_000;
/** Whether nothing listens on the port any more. A server that is merely slow does not count. */
function isGone(port) {
    return new Promise((resolve) => {
        const socket = connect({ host: '127.0.0.1', port });
        const answer = (gone) => {
            socket.destroy();
            resolve(gone);
        };
        socket.setTimeout(LOOK_MS, () => answer(false));
        socket.once('connect', () => answer(false));
        socket.once('error', (error) => answer(error.code === 'ECONNREFUSED'));
    });
}
/** The embedded database, started again on the same port should it ever die under us. */
export class DatabaseKeeper {
    postgres;
    options;
    warn;
    timer;
    look;
    stopped = false;
    constructor(postgres, options, warn) {
        this.postgres = postgres;
        this.options = options;
        this.warn = warn;
        this.scheduleLook();
    }
    static async start(options, warn) {
        return new DatabaseKeeper(await startEmbeddedPostgres(options), options, warn);
    }
    get server() {
        return this.postgres;
    }
    async stop() {
        this.stopped = true;
        clearTimeout(this.timer);
        await this.look;
        await this.postgres.stop();
    }
    scheduleLook() {
        this.timer = setTimeout(() => {
            this.look = this.restartIfGone().finally(() => {
                if (!this.stopped)
                    this.scheduleLook();
            });
        }, LOOK_MS);
        this.timer.unref();
    }
    async restartIfGone() {
        const { port } = this.postgres;
        if (!(await isGone(port)) || this.stopped)
            return;
        this.warn('PostgreSQL ended unexpectedly; starting it again.');
        try {
            this.postgres = await startEmbeddedPostgres({ ...this.options, port });
        }
        catch (error) {
            this.warn(`PostgreSQL could not be started again: ${error.message}`);
        }
    }
}
