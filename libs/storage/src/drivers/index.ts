import type { StorageDriverFactory } from '../storage.port';
import { local } from './local';
import { s3 } from './s3';

/** Every storage driver; adding one is a folder and a line here. */
export const drivers: readonly StorageDriverFactory[] = [local, s3];
