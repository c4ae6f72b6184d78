import type { WORDS } from './data/en.generated';

/** A word list by name; English has them all, but for those of names that need no spelling in Latin letters there. */
export type DictionaryName = keyof typeof WORDS | 'handleFirst' | 'handleLast' | 'lastSurname';

/** The lists a locale has of its own; the entries of each are joined by `|`. */
export type LocaleWords = Readonly<Partial<Record<string, string>>>;

/* eslint-disable no-restricted-globals, @typescript-eslint/no-require-imports -- constants of this lib, but megabytes:
   a process loads the locales it is asked for, and starts without any but English */
/** Loads the word lists of each locale. The paths are fixed, so that tools see what depends on what. */
export const WORDS_BY_LOCALE: Readonly<Record<string, () => LocaleWords>> = {
  en: () => (require('./data/en.generated') as { WORDS: LocaleWords }).WORDS,
  en_US: () => (require('./data/en_US.generated') as { WORDS: LocaleWords }).WORDS,
  en_GB: () => (require('./data/en_GB.generated') as { WORDS: LocaleWords }).WORDS,
  en_CA: () => (require('./data/en_CA.generated') as { WORDS: LocaleWords }).WORDS,
  en_AU: () => (require('./data/en_AU.generated') as { WORDS: LocaleWords }).WORDS,
  en_IE: () => (require('./data/en_IE.generated') as { WORDS: LocaleWords }).WORDS,
  en_IN: () => (require('./data/en_IN.generated') as { WORDS: LocaleWords }).WORDS,
  de: () => (require('./data/de.generated') as { WORDS: LocaleWords }).WORDS,
  de_AT: () => (require('./data/de_AT.generated') as { WORDS: LocaleWords }).WORDS,
  de_CH: () => (require('./data/de_CH.generated') as { WORDS: LocaleWords }).WORDS,
  fr: () => (require('./data/fr.generated') as { WORDS: LocaleWords }).WORDS,
  fr_BE: () => (require('./data/fr_BE.generated') as { WORDS: LocaleWords }).WORDS,
  fr_CA: () => (require('./data/fr_CA.generated') as { WORDS: LocaleWords }).WORDS,
  fr_CH: () => (require('./data/fr_CH.generated') as { WORDS: LocaleWords }).WORDS,
  es: () => (require('./data/es.generated') as { WORDS: LocaleWords }).WORDS,
  es_MX: () => (require('./data/es_MX.generated') as { WORDS: LocaleWords }).WORDS,
  it: () => (require('./data/it.generated') as { WORDS: LocaleWords }).WORDS,
  pt_BR: () => (require('./data/pt_BR.generated') as { WORDS: LocaleWords }).WORDS,
  pt_PT: () => (require('./data/pt_PT.generated') as { WORDS: LocaleWords }).WORDS,
  nl: () => (require('./data/nl.generated') as { WORDS: LocaleWords }).WORDS,
  nl_BE: () => (require('./data/nl_BE.generated') as { WORDS: LocaleWords }).WORDS,
  pl: () => (require('./data/pl.generated') as { WORDS: LocaleWords }).WORDS,
  cs_CZ: () => (require('./data/cs_CZ.generated') as { WORDS: LocaleWords }).WORDS,
  sv: () => (require('./data/sv.generated') as { WORDS: LocaleWords }).WORDS,
  da: () => (require('./data/da.generated') as { WORDS: LocaleWords }).WORDS,
  nb_NO: () => (require('./data/nb_NO.generated') as { WORDS: LocaleWords }).WORDS,
  fi: () => (require('./data/fi.generated') as { WORDS: LocaleWords }).WORDS,
  hu: () => (require('./data/hu.generated') as { WORDS: LocaleWords }).WORDS,
  tr: () => (require('./data/tr.generated') as { WORDS: LocaleWords }).WORDS,
  ru: () => (require('./data/ru.generated') as { WORDS: LocaleWords }).WORDS,
  uk: () => (require('./data/uk.generated') as { WORDS: LocaleWords }).WORDS,
  ja: () => (require('./data/ja.generated') as { WORDS: LocaleWords }).WORDS,
  ko: () => (require('./data/ko.generated') as { WORDS: LocaleWords }).WORDS,
  zh_CN: () => (require('./data/zh_CN.generated') as { WORDS: LocaleWords }).WORDS,
  ar: () => (require('./data/ar.generated') as { WORDS: LocaleWords }).WORDS,
  he: () => (require('./data/he.generated') as { WORDS: LocaleWords }).WORDS,
};
