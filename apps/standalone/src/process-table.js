import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
const run = promisify(execFile);
/** Whether a process with this number exists, ours or not. One that ended but was not reaped counts too. */
export function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
// Linux keeps these facts in files, and a small image has no `ps`; macOS has `ps` and no such files.
async function ps(column, pid) {
    if (process.platform === 'win32')
        return undefined;
    return run('ps', ['-o', `${column}=`, '-p', String(pid)]).then(({ stdout }) => stdout.trim(), () => undefined);
}
/** Program and arguments of a process, separated by spaces; undefined where that cannot be found out. */
export async function commandOf(pid) {
    const file = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return file?.replaceAll('\0', ' ').trim() ?? (await ps('args', pid));
}
/** Number of the process that is its parent; undefined where that cannot be found out. */
export async function parentOf(pid) {
    const file = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The name before the state stands in parentheses and may itself hold spaces and parentheses.
    const text = file === undefined ? await ps('ppid', pid) : file.slice(file.lastIndexOf(')') + 2).split(' ')[1];
    return text === undefined || text === '' ? undefined : Number(text);
}
