import { InvalidStorageKey, StorageUnavailable } from '../../storage.errors';

const UNAVAILABLE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reports an input/output error',
  EACCES: 'the process may not access the storage directory',
  EPERM: 'the process may not access the storage directory',
  EROFS: 'the storage directory is read-only',
  EMFILE: 'too many files are open in this process',
  ENFILE: 'too many files are open on this machine',
  EBUSY: 'the storage directory is busy',
  ESTALE: 'the network file system has lost the file',
  ETIMEDOUT: 'the network file system does not answer',
  EFBIG: 'the file is larger than the file system allows',
};
// These pass: space is made, a file is closed, the network returns.
const PASSING: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'ESTALE',
  'ETIMEDOUT',
]);
// A directory where a file should be, or the other way round: on a disk, a key cannot be the beginning of another.
const CLASHES: ReadonlySet<string> = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY']);

/**
 * Runs file system calls and turns what can go wrong there into our errors. Messages name no path: they may
 * reach a client; the cause has it for the log.
 *
 * @param key the object concerned, where there is one
 */
export async function guarded<T>(call: () => Promise<T>, key?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw translate(error, key);
  }
}

/** A path that does not exist, or leads through something that is a file. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function translate(error: unknown, key: string | undefined): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  if (key !== undefined && CLASHES.has(code)) {
    return new InvalidStorageKey(key, 'is a directory of other keys, or leads through another object', error);
  }
  const reason = UNAVAILABLE[code] ?? 'the file system failed';
  return new StorageUnavailable(`Storage is unavailable: ${reason} (${code}).`, {
    cause: error,
    passing: PASSING.has(code),
  });
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
