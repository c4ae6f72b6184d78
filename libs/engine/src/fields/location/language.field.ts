import { listedField } from '../listed/listed-field';

/** Languages with the country that most names of locales join them with. */
const LANGUAGES = [
  ...['ar Arabic EG', 'bg Bulgarian BG', 'bn Bengali BD', 'ca Catalan ES', 'cs Czech CZ', 'da Danish DK'],
  ...['de German DE', 'el Greek GR', 'en English US', 'es Spanish ES', 'et Estonian EE', 'fa Persian IR'],
  ...['fi Finnish FI', 'fr French FR', 'ga Irish IE', 'he Hebrew IL', 'hi Hindi IN', 'hr Croatian HR'],
  ...['hu Hungarian HU', 'id Indonesian ID', 'is Icelandic IS', 'it Italian IT', 'ja Japanese JP'],
  ...['ko Korean KR', 'lt Lithuanian LT', 'lv Latvian LV', 'ms Malay MY', 'mt Maltese MT', 'nl Dutch NL'],
  ...['pl Polish PL', 'pt Portuguese PT', 'ro Romanian RO', 'sk Slovak SK', 'sl Slovenian SI'],
  ...['sv Swedish SE', 'sw Swahili KE', 'ta Tamil IN', 'th Thai TH', 'tr Turkish TR', 'uk Ukrainian UA'],
  ...['ur Urdu PK', 'vi Vietnamese VN', 'zh Chinese CN'],
].map((line) => line.split(' ') as [code: string, name: string, country: string]);

export const languageCode = listedField({
  type: 'languageCode',
  family: 'location',
  description: 'A language by ISO 639-1, such as "de".',
  values: LANGUAGES.map(([code]) => code),
});

export const language = listedField({
  type: 'language',
  family: 'location',
  description: 'The English name of a language.',
  values: LANGUAGES.map(([, name]) => name),
});

export const localeCode = listedField({
  type: 'localeCode',
  family: 'location',
  description: 'A language and country as a BCP 47 tag, such as "de-DE".',
  values: LANGUAGES.map(([code, , country]) => `${code}-${country}`),
});
