import { fileURLToPath } from 'node:url';
import { InvalidStorageUrl } from '../../storage.errors';
import type { StorageDriverFactory } from '../../storage.port';
import { LocalDriver } from './local.driver';

const example = 'file:///var/lib/veogen/files';

/** A directory on this machine (or one that all processes mount at the same path). */
export const local: StorageDriverFactory = {
  scheme: 'file',
  example,
  open(url) {
    if (url.host !== '' || url.search !== '' || url.hash !== '') throw malformed();
    try {
      return new LocalDriver(fileURLToPath(url));
    } catch (error) {
      throw malformed(error);
    }
  },
};

function malformed(cause?: unknown): InvalidStorageUrl {
  return new InvalidStorageUrl(`A file URL is file:// and an absolute path, like ${example}.`, { cause });
}
