import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { CannotStart, EXIT_CONFIGURATION } from '../cannot-start';
import { describeEnd, RestartPolicy } from './restart-policy';
/**
 * One child process that is meant to run all the time: it is started again when it dies and stopped cleanly
 * when asked to. The channel between the two tells the child of our end (`exitWithSupervisor`).
 */
export class ManagedProcess extends EventEmitter {
    spec;
    policy = new RestartPolicy();
    child;
    restart;
    stopping = false;
    constructor(spec) {
        super();
        this.spec = spec;
    }
    get name() {
        return this.spec.name;
    }
    get pid() {
        return this.child?.pid;
    }
    start() {
        const { entry, env, logFile } = this.spec;
        const log = logFile === undefined ? undefined : openSync(logFile, 'a', 0o600);
        const output = log ?? 'inherit';
        const startedAt = performance.now();
        const child = fork(entry, {
            env,
            stdio: ['ignore', output, output, 'ipc'],
            // In a group of its own: Ctrl-C is for us, and we stop our children in the right order.
            detached: true,
        });
        if (log !== undefined)
            closeSync(log);
        this.child = child;
        let ended = false;
        const onEnd = (code, signal) => {
            if (ended)
                return;
            ended = true;
            this.child = undefined;
            if (!this.stopping)
                this.onUnexpectedEnd(code, signal, performance.now() - startedAt);
        };
        child.once('exit', onEnd);
        // Emitted when it could not even be started; also when a message to it is lost, which nobody sends.
        child.on('error', () => {
            if (child.pid === undefined)
                onEnd(null, null);
        });
        if (child.pid !== undefined)
            this.emit('started', child.pid);
    }
    onUnexpectedEnd(code, signal, ranMs) {
        const { name, logFile } = this.spec;
        const how = describeEnd({ code, signal });
        const verdict = this.policy.next({ code, signal, ranMs });
        if (verdict.action === 'restart') {
            this.emit('restarting', `The ${name} ended unexpectedly (${how}); starting it again.`);
            this.restart = setTimeout(() => this.start(), verdict.afterMs);
            return;
        }
        const where = logFile === undefined ? 'see its last lines above' : `see ${logFile}`;
        const message = verdict.exitCode === EXIT_CONFIGURATION
            ? `The ${name} refuses its configuration; ${where}.`
            : `The ${name} keeps ending right after its start (${how}); ${where}.`;
        this.emit('failed', new CannotStart(message, verdict.exitCode));
    }
    /** Asks the process to finish its work and end, and waits for that; kills it when the grace is over. */
    async stop() {
        this.stopping = true;
        clearTimeout(this.restart);
        const child = this.child;
        if (child === undefined)
            return;
        const end = new Promise((resolve) => child.once('exit', resolve));
        // Windows has no SIGTERM; there the closing channel says the same.
        if (process.platform === 'win32')
            child.disconnect();
        else
            child.kill('SIGTERM');
        const deadline = setTimeout(() => child.kill('SIGKILL'), this.spec.graceMs);
        await end;
        clearTimeout(deadline);
    }
    /** Ends the process at once. What it was doing is taken up again by the next start. */
    kill() {
        this.stopping = true;
        clearTimeout(this.restart);
        this.child?.kill('SIGKILL');
    }
}
