import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning } from './process-identity';
const lockPath = (dataDir) => join(dataDir, 'instance.lock');
const isIdentity = (value) => typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid);
/** `undefined` for a file that a power cut or an editor left unreadable: such a lock binds nobody. */
function parseRecord(text) {
    try {
        const record = JSON.parse(text);
        if (!isIdentity(record.process) || !Array.isArray(record.children))
            return undefined;
        return { ...record, process: record.process, children: record.children.filter(isIdentity) };
    }
    catch {
        return undefined;
    }
}
function readText(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
/** Gives a complete file its name; false when the name is taken. A hard link never overwrites. */
function linkIfAbsent(from, to) {
    try {
        linkSync(from, to);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * One instance for each data directory, kept by the file `instance.lock` in it. A lock whose process has
 * ended, however it ended, is taken over.
 */
export class InstanceLock {
    path;
    record;
    constructor(path, record) {
        this.path = path;
        this.record = record;
    }
    /** The instance that runs in this data directory, if there is one. */
    static read(dataDir) {
        const text = readText(lockPath(dataDir));
        const record = text === undefined ? undefined : parseRecord(text);
        return record !== undefined && isRunning(record.process) ? record : undefined;
    }
    static acquire(dataDir) {
        const path = lockPath(dataDir);
        const record = { process: identify(process.pid), children: [] };
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
        const leftBehind = [];
        try {
            while (!linkIfAbsent(draft, path)) {
                const text = readText(path);
                if (text === undefined)
                    continue;
                const other = parseRecord(text);
                if (other !== undefined && isRunning(other.process))
                    return { held: true, by: other };
                leftBehind.push(...removeStale(path, text, other));
            }
        }
        finally {
            unlinkSync(draft);
        }
        return { held: false, lock: new InstanceLock(path, record), leftBehind };
    }
    /** Adds what has become known to the file, in one step. */
    update(change) {
        this.record = { ...this.record, ...change };
        const draft = `${this.path}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(this.record), { mode: 0o600 });
        renameSync(draft, this.path);
    }
    release() {
        const text = readText(this.path);
        const owner = text === undefined ? undefined : parseRecord(text);
        if (owner?.process.pid === process.pid)
            unlinkSync(this.path);
    }
}
/** Moves a stale lock aside and returns its children that still run. */
function removeStale(path, text, record) {
    const aside = `${path}.${process.pid}.stale`;
    try {
        renameSync(path, aside);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    }
    // Two starts may find the same stale lock: the slower one must not throw away the faster one's new lock.
    if (readText(aside) !== text)
        linkIfAbsent(aside, path);
    unlinkSync(aside);
    return (record?.children ?? []).filter(isRunning);
}
