/** The places of a country in the language of a locale, as they are stored. */
export interface PlaceData {
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** What follows the stored part of a postcode: # is a digit, ? a letter, * either. */
  readonly postcodeRest: string;
  /** `name;code` joined by `|`. */
  readonly regions: string;
  /** IANA time zones joined by `|`. */
  readonly zones: string;
  /** `name;region;zone;latitude;longitude;postcodes` joined by `|`, the largest first; postcodes are joined by commas. */
  readonly places: string;
}
