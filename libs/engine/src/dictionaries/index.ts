import type { Dictionary } from './dictionary';
import type { DictionaryName } from './load-words';
import { DEFAULT_LOCALE, Locale } from './locale';

export { Dictionary } from './dictionary';
export { DEFAULT_LOCALE, fallbackChain, Locale, LOCALES } from './locale';
export type { DictionaryName } from './load-words';

/** The English word list `name`, for what is English everywhere: names of files, hosts, packages. */
export function dictionary(name: DictionaryName): Dictionary {
  return Locale.of(DEFAULT_LOCALE).words(name);
}
