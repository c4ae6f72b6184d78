import { drivers } from './drivers';
import { InvalidStorageUrl } from './storage.errors';
import type { StorageDriver, StorageSettings } from './storage.port';

/**
 * The driver for a storage URL, chosen by its scheme. Touches nothing yet: call `prepare()` before first use.
 *
 * @throws InvalidStorageUrl naming the known schemes, and never the URL, which may hold credentials
 */
export function openStorage(url: string | URL, settings: StorageSettings = {}): StorageDriver {
  const parsed = typeof url === 'string' ? parse(url) : url;
  const scheme = parsed.protocol.slice(0, -1);
  const factory = drivers.find((driver) => driver.scheme === scheme);
  if (!factory) throw new InvalidStorageUrl(`There is no storage driver for ${scheme}: URLs. ${knownUrls()}`);
  return factory.open(parsed, settings);
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw new InvalidStorageUrl(`The storage URL is not a URL. ${knownUrls()}`);
  return new URL(url);
}

function knownUrls(): string {
  return `Known are: ${drivers.map((driver) => driver.example).join(', ')}.`;
}
