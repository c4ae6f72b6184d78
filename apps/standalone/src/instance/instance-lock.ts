import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

/** What the lock file of a data directory says about the instance that runs there. */
export interface InstanceRecord {
  process: ProcessIdentity;
  /** Its api, worker and database processes. */
  children: ProcessIdentity[];
  /** Origin of the API, once it answers. */
  origin?: string;
  /** Holds a password: the file is readable for its owner only. */
  databaseUrl?: string;
}

export type LockAttempt =
  | {
      held: false;
      lock: InstanceLock;
      /** Children of an instance that was killed and that have not ended yet. */
      leftBehind: ProcessIdentity[];
    }
  | { held: true; by: InstanceRecord };

const lockPath = (dataDir: string): string => join(dataDir, 'instance.lock');

const isIdentity = (value: unknown): value is ProcessIdentity =>
  typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid);

/** `undefined` for a file that a power cut or an editor left unreadable: such a lock binds nobody. */
function parseRecord(text: string): InstanceRecord | undefined {
  try {
    const record = JSON.parse(text) as Partial<InstanceRecord>;
    if (!isIdentity(record.process) || !Array.isArray(record.children)) return undefined;
    return { ...record, process: record.process, children: record.children.filter(isIdentity) };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Gives a complete file its name; false when the name is taken. A hard link never overwrites. */
function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * One instance for each data directory, kept by the file `instance.lock` in it. A lock whose process has
 * ended, however it ended, is taken over.
 */
export class InstanceLock {
  private constructor(
    private readonly path: string,
    private record: InstanceRecord,
  ) {}

  /** The instance that runs in this data directory, if there is one. */
  static read(dataDir: string): InstanceRecord | undefined {
    const text = readText(lockPath(dataDir));
    const record = text === undefined ? undefined : parseRecord(text);
    return record !== undefined && isRunning(record.process) ? record : undefined;
  }

  static acquire(dataDir: string): LockAttempt {
    const path = lockPath(dataDir);
    const record: InstanceRecord = { process: identify(process.pid), children: [] };
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    const leftBehind: ProcessIdentity[] = [];
    try {
      while (!linkIfAbsent(draft, path)) {
        const text = readText(path);
        if (text === undefined) continue;
        const other = parseRecord(text);
        if (other !== undefined && isRunning(other.process)) return { held: true, by: other };
        leftBehind.push(...removeStale(path, text, other));
      }
    } finally {
      unlinkSync(draft);
    }
    return { held: false, lock: new InstanceLock(path, record), leftBehind };
  }

  /** Adds what has become known to the file, in one step. */
  update(change: Partial<Omit<InstanceRecord, 'process'>>): void {
    this.record = { ...this.record, ...change };
    const draft = `${this.path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.record), { mode: 0o600 });
    renameSync(draft, this.path);
  }

  release(): void {
    const text = readText(this.path);
    const owner = text === undefined ? undefined : parseRecord(text);
    if (owner?.process.pid === process.pid) unlinkSync(this.path);
  }
}

/** Moves a stale lock aside and returns its children that still run. */
function removeStale(path: string, text: string, record: InstanceRecord | undefined): ProcessIdentity[] {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  // Two starts may find the same stale lock: the slower one must not throw away the faster one's new lock.
  if (readText(aside) !== text) linkIfAbsent(aside, path);
  unlinkSync(aside);
  return (record?.children ?? []).filter(isRunning);
}
