import { option } from '../../options/option';
import { gs1Digit, isbn10Digit } from '../check-digit/check-digit';
import { checkedDigits } from '../check-digit/checked-digits';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, digits } from '../composed/part';

export const ean13 = composedField({
  type: 'ean13',
  family: 'commerce',
  description:
    'An article number of 13 digits (GTIN-13, EAN-13) with a valid check digit. It starts with 2, which GS1 keeps for use inside a company.',
  example: {},
  options: {},
  parts: () => [checkedDigits('2', 11, gs1Digit)],
});

export const ean8 = composedField({
  type: 'ean8',
  family: 'commerce',
  description:
    'An article number of 8 digits (GTIN-8, EAN-8) with a valid check digit. It starts with 2, which GS1 keeps for use inside a company.',
  example: {},
  options: {},
  parts: () => [checkedDigits('2', 6, gs1Digit)],
});

export const upc = composedField({
  type: 'upc',
  family: 'commerce',
  description:
    'An article number of 12 digits (GTIN-12, UPC-A) with a valid check digit. It starts with 4, which GS1 keeps for use inside a shop.',
  example: {},
  options: {},
  parts: () => [checkedDigits('4', 10, gs1Digit)],
});

export const isbn13 = composedField({
  type: 'isbn13',
  family: 'commerce',
  description:
    'An ISBN of 13 digits (ISO 2108) with a valid check digit. Its group, 66, is one that the International ISBN Agency has not defined.',
  example: {},
  options: {},
  parts: () => [checkedDigits('97866', 7, gs1Digit)],
});

export const isbn10 = composedField({
  type: 'isbn10',
  family: 'commerce',
  description:
    'An ISBN in the older form of ten characters with a valid check digit, which can be X. Its group, 66, is one that the International ISBN Agency has not defined.',
  example: {},
  options: {},
  parts: () => [checkedDigits('66', 7, isbn10Digit)],
});

export const sku = composedField({
  type: 'sku',
  family: 'commerce',
  description: 'A stock keeping unit such as "KRT-402917": letters, a hyphen and digits.',
  example: {},
  options: {
    letters: option.integer({ description: 'Number of letters.', default: 3, min: 1, max: 8 }),
    digits: option.integer({ description: 'Number of digits.', default: 6, min: 1, max: 9 }),
  },
  parts: (options) => [...characters(CAPITALS, options.letters), '-', digits(options.digits)],
});
