import { PLACES_BY_LOCALE } from '../places/load-places';
import { PlaceTable } from '../places/place-table';
import { Dictionary } from './dictionary';
import { WORDS_BY_LOCALE, type DictionaryName, type LocaleWords } from './load-words';

/**
 * The countries of `en`, which is the English of no country in particular, with their share of its places. Each
 * place brings the forms of its own locale: how an address is written and what telephone numbers look like.
 */
const ENGLISH_SPEAKING: readonly (readonly [locale: string, share: number])[] = [
  ['en_US', 50],
  ['en_GB', 18],
  ['en_CA', 10],
  ['en_AU', 8],
  ['en_IN', 10],
  ['en_IE', 4],
];

/** Locales the engine knows, English first. */
export const LOCALES: readonly string[] = Object.keys(WORDS_BY_LOCALE);
export const DEFAULT_LOCALE = 'en';

/** Where a locale takes its word lists from: itself, its language (`de_AT` from `de`), English. */
export function fallbackChain(code: string): readonly string[] {
  const language = code.split('_')[0]!;
  return [...new Set([code, language, DEFAULT_LOCALE])].filter((name) => LOCALES.includes(name));
}

/** What differs from one language and country to the next: word lists, forms and places. */
export class Locale {
  readonly chain: readonly string[];
  private readonly sources: readonly LocaleWords[];
  private readonly dictionaries = new Map<string, Dictionary>();
  private table: PlaceTable | undefined;

  private constructor(readonly code: string) {
    this.chain = fallbackChain(code);
    this.sources = this.chain.map((name) => WORDS_BY_LOCALE[name]!());
  }

  private static readonly loaded = new Map<string, Locale>();

  /** @param code one of {@link LOCALES} */
  static of(code: string): Locale {
    let found = Locale.loaded.get(code);
    if (!found) Locale.loaded.set(code, (found = new Locale(code)));
    return found;
  }

  /** Which locale of the {@link chain} the list `name` comes from. */
  origin(name: DictionaryName): string {
    return this.chain[this.sources.findIndex((words) => words[name] !== undefined)]!;
  }

  has(name: DictionaryName): boolean {
    return this.sources.some((words) => words[name] !== undefined);
  }

  /** The entries of the list `name`, from the first locale of the {@link chain} that has it. */
  entries(name: DictionaryName): readonly string[] {
    return this.text(name).split('|');
  }

  /** The word list `name`, turned into bytes when it is first asked for. Equal lists are one dictionary. */
  words(name: DictionaryName): Dictionary {
    return this.dictionary(this.text(name), () => new Dictionary(this.entries(name)));
  }

  /** A word list made from others, once for each `key`. */
  dictionary(key: string, make: () => Dictionary): Dictionary {
    let found = this.dictionaries.get(key);
    if (!found) this.dictionaries.set(key, (found = make()));
    return found;
  }

  /** The places of the locale's country; for `en` those of several countries. */
  places(): PlaceTable {
    this.table ??= new PlaceTable(
      this.shares().map(([code, share]) => ({ share, data: PLACES_BY_LOCALE[code]!() })),
    );
    return this.table;
  }

  /** The locales whose forms the places have, by the number of their origin. */
  origins(): readonly Locale[] {
    return this.shares().map(([code]) => Locale.of(code));
  }

  private shares(): readonly (readonly [locale: string, share: number])[] {
    return this.code === DEFAULT_LOCALE ? ENGLISH_SPEAKING : [[this.code, 1]];
  }

  private text(name: DictionaryName): string {
    for (const words of this.sources) {
      const text = words[name];
      if (text !== undefined) return text;
    }
    throw new Error(`no locale has a word list ${name}`);
  }
}
