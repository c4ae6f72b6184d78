import type { DictionaryName } from './load-words';
import { fallbackChain, Locale, LOCALES } from './locale';

/** What follows the locale, by the list that stands for it; everything else is English or the same everywhere. */
const LOCALISED = {
  'given names': 'firstNameFemale',
  'family names': 'lastNameFemale',
  'order of names': 'fullNamePattern',
  'middle names': 'middleNameFemale',
  titles: 'namePrefixFemale',
  'name suffixes': 'nameSuffix',
  'job titles': 'jobTitlePattern',
  companies: 'companyPattern',
  'company forms': 'companySuffix',
  streets: 'street',
  'street addresses': 'streetAddressPattern',
  'whole addresses': 'addressPattern',
  'parts of buildings': 'secondaryAddressPattern',
  'telephone numbers': 'phonePattern',
  products: 'productPattern',
  departments: 'department',
  colours: 'color',
  'filler text': 'lorem',
} as const satisfies Record<string, DictionaryName>;

/** A locale as shown to users. */
export interface LocaleInfo {
  readonly code: string;
  /** Where it looks for what it does not have itself, in this order. */
  readonly fallback: readonly string[];
  /** ISO 3166-1 alpha-2 codes of the countries that addresses are in. */
  readonly countries: readonly string[];
  /** Cities of these countries. */
  readonly places: number;
  /** For everything that follows the locale which locale it comes from. */
  readonly lists: Readonly<Record<string, string>>;
}

/** Every locale with what it has of its own. Loads all of them. */
export function localeCatalogue(): LocaleInfo[] {
  return LOCALES.map((code) => {
    const locale = Locale.of(code);
    const { places } = locale.places();
    return {
      code,
      fallback: fallbackChain(code).slice(1),
      countries: [...new Set(places.map(({ countryCode }) => countryCode))],
      places: places.length,
      lists: Object.fromEntries(Object.entries(LOCALISED).map(([name, list]) => [name, locale.origin(list)])),
    };
  });
}
