import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { luhnDigit } from '../check-digit/check-digit';
import { checkedDigits, oneOf } from '../check-digit/checked-digits';
import { composedField } from '../composed/composed-field';
import { digits, numbers, type Part } from '../composed/part';
import { listedField } from '../listed/listed-field';

/** First digits of test cards that payment providers publish, and the length of the whole number. */
const BRANDS = {
  visa: { prefix: '424242', length: 16 },
  mastercard: { prefix: '555555', length: 16 },
  amex: { prefix: '378282', length: 15 },
  discover: { prefix: '601111', length: 16 },
  diners: { prefix: '305693', length: 14 },
  jcb: { prefix: '356600', length: 16 },
} as const;
type Brand = keyof typeof BRANDS;
const BRAND_NAMES = Object.keys(BRANDS) as Brand[];
/** Free digits of the shortest numbers; with any brand the others have as many and are led by zeros. */
const SHORTEST = 7;

function numbersOf(brand: Brand, free?: number): Part {
  const { prefix, length } = BRANDS[brand];
  const width = length - prefix.length - 1;
  const fixed = '0'.repeat(width - (free ?? width));
  return checkedDigits(prefix + fixed, free ?? width, luhnDigit);
}

export const creditCardNumber = composedField({
  type: 'creditCardNumber',
  family: 'finance',
  description:
    'A payment card number with a valid Luhn check digit (ISO/IEC 7812), starting like the test cards that payment providers publish for the brand.',
  example: { brand: 'visa' },
  options: {
    brand: option.choice(['any', ...BRAND_NAMES], { description: 'Brand of the card.', default: 'any' }),
  },
  parts: ({ brand }) =>
    brand === 'any' ? [oneOf(BRAND_NAMES.map((name) => numbersOf(name, SHORTEST)))] : [numbersOf(brand)],
});

export const creditCardBrand = listedField({
  type: 'creditCardBrand',
  family: 'finance',
  description: 'A brand of payment cards, as creditCardNumber names them.',
  values: BRAND_NAMES,
});

export const creditCardCvv = composedField({
  type: 'creditCardCvv',
  family: 'finance',
  description: 'The card verification value: three digits, or four as on American Express cards.',
  example: {},
  options: { length: option.integer({ description: 'Number of digits.', default: 3, min: 3, max: 4 }) },
  parts: ({ length }) => [digits(length)],
});

export const creditCardExpiry = composedField({
  type: 'creditCardExpiry',
  family: 'finance',
  description: 'The month a payment card expires, as printed on it: "09/28".',
  example: { fromYear: 2026, toYear: 2031 },
  options: {
    fromYear: option.integer({ description: 'First year.', default: 2026, min: 2000, max: 2099 }),
    toYear: option.integer({ description: 'Last year.', default: 2031, min: 2000, max: 2099 }),
  },
  check: ({ fromYear, toYear }, report) => {
    if (fromYear > toYear)
      report('/fromYear', 'empty_range', `fromYear (${fromYear}) must not be after toYear (${toYear})`);
  },
  parts: ({ fromYear, toYear }) => [
    new Dictionary(Array.from({ length: 12 }, (_, i) => `${i + 1}/`.padStart(3, '0'))),
    twoDigits(fromYear % 100, toYear % 100),
  ],
});

function twoDigits(min: number, max: number): Part {
  if (min >= 10) return numbers(min, max);
  return new Dictionary(Array.from({ length: max - min + 1 }, (_, i) => `${min + i}`.padStart(2, '0')));
}
