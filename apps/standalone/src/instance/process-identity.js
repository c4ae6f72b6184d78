import { readFileSync } from 'node:fs';
/** Fields of `/proc/<pid>/stat` behind the command's name, which may itself hold spaces and brackets. */
function readStat(pid) {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    }
    catch {
        return undefined;
    }
}
const STATE = 0;
/** `starttime` is field 22 of proc_pid_stat(5); the slice above begins with field 3. */
const START_TIME = 19;
export function identify(pid) {
    const startedAt = readStat(pid)?.[START_TIME];
    return startedAt === undefined ? { pid } : { pid, startedAt };
}
/** Whether exactly this process still runs. A zombie does not. */
export function isRunning(identity) {
    const stat = readStat(identity.pid);
    if (stat !== undefined) {
        if (stat[STATE] === 'Z' || stat[STATE] === 'X')
            return false;
        return identity.startedAt === undefined || identity.startedAt === stat[START_TIME];
    }
    if (identity.startedAt !== undefined)
        return false;
    try {
        process.kill(identity.pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: it is there, but belongs to another user.
        return error.code === 'EPERM';
    }
}
