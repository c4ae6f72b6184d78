import { Dictionary } from './dictionary';
import { EN } from './en.generated';

export { Dictionary } from './dictionary';

export type DictionaryName = keyof typeof EN;

/** Locales the engine has word lists for. */
export const LOCALES: readonly string[] = ['en'];

const loaded = new Map<DictionaryName, Dictionary>();

/** The word list `name`, turned into bytes when it is first asked for. */
export function dictionary(name: DictionaryName): Dictionary {
  let found = loaded.get(name);
  if (!found) {
    found = new Dictionary(EN[name].split('|'));
    loaded.set(name, found);
  }
  return found;
}
