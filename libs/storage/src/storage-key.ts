import { InvalidStorageKey } from './storage.errors';

const KEY = /^[a-z0-9][a-z0-9._-]{0,99}(\/[a-z0-9][a-z0-9._-]{0,99}){0,7}$/;
const MAX_LENGTH = 255;

/**
 * Keys are made by us (`exports/2026/11/<uuid>`), so the pattern is narrow: up to 8 segments of lower-case
 * letters, digits, `.`, `_`, `-`, each beginning with a letter or digit. That rules out absolute and relative
 * paths, hidden files, and two keys that are one on a disk that ignores case.
 *
 * @throws InvalidStorageKey
 */
export function assertStorageKey(key: string): void {
  if (key.length > MAX_LENGTH) throw new InvalidStorageKey(key, `is longer than ${MAX_LENGTH} characters`);
  if (!KEY.test(key)) throw new InvalidStorageKey(key, 'is not of the allowed form');
}

export function isStorageKey(name: string): boolean {
  return name.length <= MAX_LENGTH && KEY.test(name);
}
